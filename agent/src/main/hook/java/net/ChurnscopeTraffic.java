// SPDX-License-Identifier: Apache-2.0
package java.net;

import java.io.FileDescriptor;
import java.util.Locale;

/**
 * What libraries call to tell what becomes of a connection between its connect and its close: requests, keep-alive, pools,
 * TLS.
 *
 * <p>A connection is named by whatever the library has at hand: a {@link Socket}, a channel of the JDK's, or an object of
 * the library's own that was {@linkplain #carries tied} to one before. Something that names no known connection is passed
 * over. Like {@link ChurnscopeHook}, this class is defined into {@code java.base}, keeps no state, never throws and never
 * blocks.
 */
public abstract class ChurnscopeTraffic {

    /** A request says {@code Connection: close}, is HTTP/1.0 without keep-alive, or its client was told not to reuse. */
    public static final int REQUEST_ENDS_CONNECTION = 1;

    /** A response says {@code Connection: close}, or is HTTP/1.0 without keep-alive. */
    public static final int RESPONSE_ENDS_CONNECTION = 2;

    /** The application is done with a response of which it left something unread. */
    public static final int BODY_UNREAD = 4;

    /** A request or response failed. */
    public static final int FAILED = 8;

    /** An idle connection has been so for longer than its keep-alive. */
    public static final int IDLE_EXPIRED = 16;

    /** A connection is older than its pool lets one become. */
    public static final int LIFETIME_EXPIRED = 32;

    /** A library has looked whether its peer has closed an idle connection, and that is so. */
    public static final int PEER_CLOSED = 64;

    private static volatile ChurnscopeTraffic installed;

    /** For the recorder alone. */
    protected ChurnscopeTraffic() {}

    /**
     * Makes a recorder the one that is called.
     *
     * @param traffic the recorder, or null to make every method a no-op
     */
    public static void install(ChurnscopeTraffic traffic) {
        installed = traffic;
    }

    /** Where a library's object, such as a channel, a connection or an {@code SSLEngine}, is tied to what it runs over. */
    public static void carries(Object connection, Object socket) {
        var traffic = installed;
        if (traffic != null && connection != null && socket != null) {
            try {
                traffic.onCarries(connection, socket);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a new connection is known to be of a pool, or of a client that has one: before its first request. */
    public static void pooled(Object connection, Object pool) {
        var traffic = installed;
        if (traffic != null && connection != null && pool != null) {
            try {
                traffic.onPooled(connection, pool);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a request, on HTTP/2 a stream, is written to a connection, or read from an accepted one. */
    public static void request(Object connection) {
        var traffic = installed;
        if (traffic != null && connection != null) {
            try {
                traffic.onRequest(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same where the library passes the opening of a tunnel as a request, which is none: by its method. */
    public static void requestUnlessTunnel(Object connection, String method) {
        if (!"CONNECT".equals(method)) {
            request(connection);
        }
    }

    /** Where a connection is taken from its pool, if that is some time before the request is written. */
    public static void taken(Object connection) {
        var traffic = installed;
        if (traffic != null && connection != null) {
            try {
                traffic.onTaken(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a connection goes back to its pool to wait for the next request. */
    public static void idle(Object connection) {
        var traffic = installed;
        if (traffic != null && connection != null) {
            try {
                traffic.onIdle(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Where it is seen why a connection will not be used again.
     *
     * @param what one of the constants of this class
     */
    public static void noted(Object connection, int what) {
        var traffic = installed;
        if (traffic != null && connection != null) {
            try {
                traffic.onNoted(connection, what);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same where the library tells by a boolean whether a connection may be used again: notes it if not. */
    public static void notedUnless(boolean reusable, Object connection, int what) {
        if (!reusable) {
            noted(connection, what);
        }
    }

    /** The same where the library tells the opposite. */
    public static void notedIf(boolean ended, Object connection, int what) {
        if (ended) {
            noted(connection, what);
        }
    }

    /** The same where the library knows the version of the protocol: notes it if connections are not kept by default. */
    public static void notedIfHttp10(Object version, Object connection, int what) {
        if (version != null && installed != null) {
            try {
                if (version.toString().endsWith("/1.0")) {
                    noted(connection, what);
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same where a request or response has a {@code Connection} header, or null: notes it if that says to close. */
    public static void notedIfCloses(Object header, Object connection, int what) {
        if (header != null && installed != null) {
            try {
                if (header.toString().toLowerCase(Locale.ROOT).contains("close")) {
                    noted(connection, what);
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same where the library knows until when, in milliseconds since 1970, a connection may be used. */
    public static void notedIfPast(long until, Object connection, int what) {
        if (until <= System.currentTimeMillis()) {
            noted(connection, what);
        }
    }

    /** Where a line, which another thread may do the work for, asks for the close of a connection. */
    public static void closeAsked(Object connection) {
        var traffic = installed;
        if (traffic != null && connection != null) {
            try {
                traffic.onCloseAsked(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a TLS handshake begins. */
    public static void handshakeBegins(Object connection) {
        var traffic = installed;
        if (traffic != null && connection != null) {
            try {
                traffic.onHandshake(connection, false);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a TLS handshake is done. */
    public static void handshakeEnds(Object connection) {
        var traffic = installed;
        if (traffic != null && connection != null) {
            try {
                traffic.onHandshake(connection, true);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Returns the descriptor of what the JDK implements a socket with, or null where it has none. */
    protected static FileDescriptor descriptorOf(SocketImpl socket) {
        return socket.getFileDescriptor();
    }

    // ---- what a recorder implements; whatever these throw is counted and goes no further

    /** A library's object stands for a connection. */
    protected abstract void onCarries(Object connection, Object socket);

    /** A connection belongs to a pool. */
    protected abstract void onPooled(Object connection, Object pool);

    /** A connection carries one more request. */
    protected abstract void onRequest(Object connection);

    /** A connection does not wait any more. */
    protected abstract void onTaken(Object connection);

    /** A connection waits for the next request. */
    protected abstract void onIdle(Object connection);

    /** Something of a connection was noted; one of the constants of this class. */
    protected abstract void onNoted(Object connection, int what);

    /** The current stack asks for the close of a connection. */
    protected abstract void onCloseAsked(Object connection);

    /** A TLS handshake begins, or is done. */
    protected abstract void onHandshake(Object connection, boolean done);
}
