// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import dev.churnscope.model.CloseKind;
import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Asks a socket how it is about to end.
 *
 * <p>The rules stand in {@link LinuxCloseKinds}; this is where their facts come from.
 */
public interface SocketState {

    /**
     * The kind of a half-close that is about to send a FIN.
     *
     * @param inputClosed whether this process shut down reading before
     * @return the kind, or null if this platform cannot tell
     */
    @Nullable
    CloseKind atHalfClose(FileDescriptor fd, boolean inputClosed);

    /**
     * The kind of a close that is about to happen.
     *
     * @param graceful whether SO_LINGER is known not to be 0, so that it need not be asked
     * @param inputClosed whether this process shut down reading before
     * @param decided what an earlier half-close decided, or null
     * @return the kind, or null if this platform cannot tell
     */
    @Nullable
    CloseKind atClose(FileDescriptor fd, boolean graceful, boolean inputClosed, @Nullable CloseKind decided);

    /**
     * Whether SO_LINGER is 0, so that a close aborts the connection; false if this platform cannot tell.
     *
     * @param fd not closed yet
     */
    boolean lingersZero(FileDescriptor fd);

    /**
     * Whether a descriptor is that of a TCP connection that is established, or was and is not closed yet; false if it is
     * anything else, or this platform cannot tell.
     */
    boolean isConnection(FileDescriptor fd);

    /** Whether the peer's FIN has come to an open connection, and no RST; false if this platform cannot tell. */
    boolean isClosedByPeer(FileDescriptor fd);

    /** The address of this end, for where nobody keeps it: two questions to the kernel. Null if it does not tell. */
    @Nullable
    InetSocketAddress localAddress(FileDescriptor fd);
}
