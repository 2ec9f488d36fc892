// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import java.io.FileDescriptor;

/**
 * Marks each descriptor number that may be that of a socket from before the agent was attached, until it is closed or the
 * number is given to a tracked socket.
 *
 * <p>Whether the descriptor is a connection is determined only when it is closed. The JDK reports one close several
 * times, and closes of unconnected sockets too; the thread that removes the mark counts it.
 */
public final class PreexistingSocket implements TrackedSocket {

    /** The only instance, since nothing is known of such a connection. */
    public static final PreexistingSocket INSTANCE = new PreexistingSocket();

    private final FileDescriptor none = new FileDescriptor();

    private PreexistingSocket() {}

    /** Returns a descriptor that belongs to no socket, so that a lookup by descriptor object never finds the mark. */
    @Override
    public FileDescriptor descriptor() {
        return none;
    }
}
