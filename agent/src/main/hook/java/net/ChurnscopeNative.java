// SPDX-License-Identifier: Apache-2.0
package java.net;

/**
 * What instrumented transports call that create sockets through native code of their own, without the JDK: Netty's epoll,
 * io_uring and kqueue.
 *
 * <p>Each socket is identified by the library's own object for its descriptor, or by the channel over it. Only the
 * recorder calls methods of these objects; inserted code does not. Like {@link ChurnscopeHook}, this class is defined
 * into {@code java.base}, never throws and never blocks; apart from the installed recorder it has no state.
 */
public abstract class ChurnscopeNative {

    private static final int ECONNRESET_OF_LINUX = 104;
    private static final int ECONNRESET_OF_BSD = 54;

    private static volatile ChurnscopeNative installed;

    /** For the recorder only. */
    protected ChurnscopeNative() {}

    /**
     * Installs the recorder that the methods below forward to, in place of any other.
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

    /** When a method returns that reports whether a connect is established. */
    public static void connected(boolean established, Object handle) {
        if (established) {
            connectReturned(0, handle);
        }
    }

    /** When it is known what a connect returned: 0, or the negated error number. */
    public static void connectReturned(int result, Object handle) {
        var natives = installed;
        if (natives != null) {
            try {
                natives.onConnectReturned(result, handle);
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
     * When the channel of an accepted connection was created.
     *
     * @param remote null if the peer is gone already
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

    /** When the negated error number of a read is evaluated; most say that there is nothing to read. */
    public static void readReturned(int result, Object handle) {
        if (result == -ECONNRESET_OF_LINUX || result == -ECONNRESET_OF_BSD) {
            var natives = installed;
            if (natives != null) {
                try {
                    natives.onResetRead(handle);
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

    // ---- implemented by the recorder; what these throw is counted, and goes no further

    /** A connect begins; also called for sockets that are not TCP. */
    protected abstract void onConnecting(Object channel, Object socket, InetSocketAddress remote);

    /** A connect is established (0), or is under way or has failed (the negated error number). */
    protected abstract void onConnectReturned(int result, Object handle);

    /** A server channel listens. */
    protected abstract void onListening(Object channel, Object socket, InetSocketAddress local);

    /** A connection was accepted. */
    protected abstract void onAccepted(Object channel, Object server, Object socket, SocketAddress remote);

    /** One direction, or both, are about to be shut down. */
    protected abstract void onHalfClosing(Object socket, boolean input, boolean output);

    /** A read has failed with the peer's RST, which the socket reports only once. */
    protected abstract void onResetRead(Object handle);

    /** A descriptor is about to be closed; also called for descriptors that are not sockets. */
    protected abstract void onClosing(Object socket);
}
