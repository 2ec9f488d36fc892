// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import dev.churnscope.model.CloseKind;
import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Queries the kernel's state of a socket, from which follows how its connection ends.
 *
 * <p>The rules are in {@link LinuxCloseKinds}.
 */
public interface SocketState {

    /**
     * Returns the kind of a half-close that is about to send a FIN.
     *
     * @param inputClosed whether this process has shut down reading before
     * @return the kind, or null if it cannot be read on this platform
     */
    @Nullable
    CloseKind atHalfClose(FileDescriptor fd, boolean inputClosed);

    /**
     * Returns the kind of a close that is about to happen.
     *
     * @param graceful whether SO_LINGER is known not to be 0, so that it need not be read
     * @param inputClosed whether this process has shut down reading before
     * @param decided what an earlier half-close decided, or null
     * @return the kind, or null if it cannot be read on this platform
     */
    @Nullable
    CloseKind atClose(FileDescriptor fd, boolean graceful, boolean inputClosed, @Nullable CloseKind decided);

    /**
     * Whether SO_LINGER is 0, so that a close aborts the connection; false if it cannot be read on this platform.
     *
     * @param fd not closed yet
     */
    boolean lingersZero(FileDescriptor fd);

    /**
     * Whether a descriptor is that of a TCP connection that is established, or was and is not closed yet; false if it is
     * anything else, or its state cannot be read on this platform.
     */
    boolean isConnection(FileDescriptor fd);

    /**
     * Whether the peer's FIN, and no RST, has arrived on an open connection; false if that cannot be read on this
     * platform.
     */
    boolean isClosedByPeer(FileDescriptor fd);

    /**
     * Returns the local address, for sockets of which the JDK does not keep it, by two system calls; null if it cannot be
     * read.
     */
    @Nullable
    InetSocketAddress localAddress(FileDescriptor fd);
}
