// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import java.io.FileDescriptor;

/**
 * Stands under each number that may be a socket's from before the agent was attached, until it is closed or the number is
 * given to a socket that is followed.
 *
 * <p>Which numbers are sockets, and which of those connections, is asked only when one is closed. The JDK tells of one close
 * more than once, and of closes of sockets that were never connected: whoever takes the mark away may count.
 */
public final class PreexistingSocket implements TrackedSocket {

    /** The only one: of such a connection nothing is known. */
    public static final PreexistingSocket INSTANCE = new PreexistingSocket();

    private final FileDescriptor none = new FileDescriptor();

    private PreexistingSocket() {}

    /** Returns one that is no socket's, so that none is found by it. */
    @Override
    public FileDescriptor descriptor() {
        return none;
    }
}
