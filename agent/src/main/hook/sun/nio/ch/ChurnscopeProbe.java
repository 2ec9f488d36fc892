// SPDX-License-Identifier: Apache-2.0
package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;

/**
 * Queries of a socket that only classes of this package can make, on behalf of the agent.
 *
 * <p>Defined into {@code java.base} beside {@link Net} when the agent starts: direct calls are faster to link and to
 * execute than reflection or method handles.
 */
public final class ChurnscopeProbe {

    private ChurnscopeProbe() {}

    /**
     * {@code poll(2)} without waiting.
     *
     * @param events the events to poll for, by the platform's numbers
     * @return the events that occurred, including those that are always reported
     * @throws IOException if the descriptor cannot be polled
     */
    public static int poll(FileDescriptor fd, int events) throws IOException {
        return Net.poll(fd, events, 0);
    }

    /**
     * SO_LINGER.
     *
     * @return seconds, 0 if a close aborts the connection, negative if the option is off
     * @throws IOException if the option cannot be read
     */
    public static int lingerSeconds(FileDescriptor fd) throws IOException {
        return (Integer) Net.getSocketOption(fd, StandardSocketOptions.SO_LINGER);
    }

    /**
     * The length of the receive queue (FIONREAD).
     *
     * @return the number of bytes that can be read
     * @throws IOException if it cannot be read
     */
    public static int unreadBytes(FileDescriptor fd) throws IOException {
        return Net.available(fd);
    }

    /**
     * The local address: {@code getsockname(2)}, twice.
     *
     * @throws IOException if the descriptor is not a socket
     */
    public static InetSocketAddress localAddress(FileDescriptor fd) throws IOException {
        return Net.localAddress(fd);
    }

    /** Returns the descriptor of a channel, or null if it is not one of the JDK's. */
    public static FileDescriptor descriptorOf(Channel channel) {
        if (channel instanceof AsynchronousSocketChannelImpl asynchronous) {
            return asynchronous.fd;
        }
        return channel instanceof SelChImpl selectable ? selectable.getFD() : null;
    }
}
