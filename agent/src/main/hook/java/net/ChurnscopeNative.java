// SPDX-License-Identifier: Apache-2.0
package java.net;

/**
 * What is inserted into transports that make the kernel's sockets themselves, past the JDK: Netty's epoll, io_uring and
 * kqueue.
 *
 * <p>Each socket is named by the library's own object for its descriptor, or by the channel over it. What these objects
 * tell, they are asked for by the recorder and not by inserted code. Like {@link ChurnscopeHook}, this class is defined into
 * {@code java.base}, keeps no state, never throws and never blocks.
 */
public abstract class ChurnscopeNative {

    private static final int ECONNRESET_OF_LINUX = 104;
    private static final int ECONNRESET_OF_BSD = 54;

    private static volatile ChurnscopeNative installed;

    /** For the recorder alone. */
    protected ChurnscopeNative() {}

    /**
     * Makes a recorder the one that is called.
     *
     * @param natives the recorder, or null to make every method a no-op
     */
    public static void install(ChurnscopeNative natives) {
        installed = natives;
    }

    /** Before {@code connect(2)}, or before it is submitted. */
    public static void connecting(Object channel, Object socket, SocketAddress remote) {
        var natives = installed;
        if (natives != null && remote instanceof InetSocketAddress address) {
            try {
                natives.onConnecting(channel, socket, address);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a method returns that tells whether a connect is established. */
    public static void connected(boolean established, Object name) {
        if (established) {
            connectReturned(0, name);
        }
    }

    /** Where it is known what a connect returned: 0, or the error's number made negative. */
    public static void connectReturned(int result, Object name) {
        var natives = installed;
        if (natives != null) {
            try {
                natives.onConnectReturned(result, name);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** After {@code listen(2)}. */
    public static void listening(Object channel, Object socket, SocketAddress local) {
        var natives = installed;
        if (natives != null && local instanceof InetSocketAddress address) {
            try {
                natives.onListening(channel, socket, address);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Where the channel of an accepted connection was made.
     *
     * @param remote null where the peer is gone again
     */
    public static void accepted(Object channel, Object server, Object socket, SocketAddress remote) {
        var natives = installed;
        if (natives != null) {
            try {
                natives.onAccepted(channel, server, socket, remote);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Before {@code shutdown(2)}. */
    public static void halfClosing(Object socket, boolean input, boolean output) {
        var natives = installed;
        if (natives != null) {
            try {
                natives.onHalfClosing(socket, input, output);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where the error of a read, made negative, is looked at; most are that there is nothing to read. */
    public static void readReturned(int result, Object name) {
        if (result == -ECONNRESET_OF_LINUX || result == -ECONNRESET_OF_BSD) {
            var natives = installed;
            if (natives != null) {
                try {
                    natives.onResetRead(name);
                } catch (Throwable t) {
                    ChurnscopeHook.suppress(t);
                }
            }
        }
    }

    /** Before {@code close(2)}, or before it is submitted. */
    public static void closing(Object socket) {
        var natives = installed;
        if (natives != null) {
            try {
                natives.onClosing(socket);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    // ---- what a recorder implements; whatever these throw is counted and goes no further

    /** A connect begins; also of what is no TCP. */
    protected abstract void onConnecting(Object channel, Object socket, InetSocketAddress remote);

    /** A connect is established (0), under way, or has failed (an error's number made negative). */
    protected abstract void onConnectReturned(int result, Object name);

    /** A server channel listens. */
    protected abstract void onListening(Object channel, Object socket, InetSocketAddress local);

    /** A connection was accepted. */
    protected abstract void onAccepted(Object channel, Object server, Object socket, SocketAddress remote);

    /** One direction, or both, are about to be shut down. */
    protected abstract void onHalfClosing(Object socket, boolean input, boolean output);

    /** A read has failed with the peer's RST, which the socket tells only once. */
    protected abstract void onResetRead(Object name);

    /** A descriptor is about to be closed; also of what is no socket. */
    protected abstract void onClosing(Object socket);
}
