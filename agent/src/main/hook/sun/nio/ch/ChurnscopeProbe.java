// SPDX-License-Identifier: Apache-2.0
package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;

/**
 * What the agent asks of a socket, and only classes of this package may.
 *
 * <p>Defined into {@code java.base} beside {@link Net} when the agent starts: direct calls are quicker to link and to
 * make than reflection or method handles.
 */
public final class ChurnscopeProbe {

    private ChurnscopeProbe() {}

    /**
     * {@code poll(2)} without waiting.
     *
     * @param events the events asked for, by the platform's numbers
     * @return the events that hold, with those that are always reported
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
     * @return bytes that could be read
     * @throws IOException if it cannot be read
     */
    public static int unreadBytes(FileDescriptor fd) throws IOException {
        return Net.available(fd);
    }

    /**
     * {@code getsockname(2)}, twice.
     *
     * @throws IOException if the descriptor is no socket
     */
    public static InetSocketAddress localAddress(FileDescriptor fd) throws IOException {
        return Net.localAddress(fd);
    }

    /** Returns the descriptor of a channel, or null where it is none of the JDK's. */
    public static FileDescriptor descriptorOf(Channel channel) {
        if (channel instanceof AsynchronousSocketChannelImpl asynchronous) {
            return asynchronous.fd;
        }
        return channel instanceof SelChImpl selectable ? selectable.getFD() : null;
    }
}
