// SPDX-License-Identifier: Apache-2.0
package java.net;

import java.io.FileDescriptor;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What instrumented libraries call to report what a connection is used for between its connect and its close:
 * requests, keep-alive, pools, TLS.
 *
 * <p>A connection is identified by any object that stands for it: a {@link Socket}, a channel of the JDK's, or an
 * object of the library's own that was {@linkplain #associate associated} with one before. Calls with an object that
 * stands for no known connection are ignored. Like {@link ChurnscopeHook}, this class is defined into
 * {@code java.base}, never throws and never blocks; apart from the installed recorder it has no state.
 *
 * <p>The constants are notes on a connection. They are bit flags: a recorder may keep any number of them in one
 * {@code int}. Each is passed to {@link #noted} by itself.
 */
public abstract class ChurnscopeTraffic {

    /**
     * A request says {@code Connection: close}, is HTTP/1.0 without keep-alive, or comes from a client that is configured
     * not to reuse connections.
     */
    public static final int REQUEST_ENDS_CONNECTION = 1;

    /** A response says {@code Connection: close}, or is HTTP/1.0 without keep-alive. */
    public static final int RESPONSE_ENDS_CONNECTION = 2;

    /** The application is done with a response, part of which it left unread. */
    public static final int BODY_UNREAD = 4;

    /** A request or response failed. */
    public static final int FAILED = 8;

    /** The connection has reached the idle timeout of its pool or server. */
    public static final int IDLE_LIMIT = 16;

    /** The connection has reached the maximum lifetime of its pool. */
    public static final int LIFETIME_LIMIT = 32;

    /** A pool has checked a connection before reusing it, and found that the peer has closed it. */
    public static final int PEER_CLOSED = 64;

    /**
     * The connection was released to its pool in good order, and the pool did not keep it, since it keeps no idle
     * connections.
     */
    public static final int NOT_KEPT = 128;

    /** The pool is about to close an idle connection, because of its age or because it has too many. */
    public static final int EVICTED = 256;

    /**
     * This side is about to announce to the peer, in the protocol, that it ends the connection: if the peer's FIN comes
     * first, it is the response to that.
     */
    public static final int CLOSE_ANNOUNCED = 512;

    /** The connection has reached the number of requests that a server lets one carry. */
    public static final int REQUEST_LIMIT = 1024;

    /** The response has one of the statuses after which a server ends the connection. */
    public static final int ERROR_STATUS = 2048;

    /** The connection's provider keeps no connections: with a request protocol, the first request ends it. */
    public static final int FOR_ONE_REQUEST = 4096;

    /** The peer has sent a TLS {@code close_notify} (RFC 8446 section 6.1); its FIN follows. */
    public static final int PEER_CLOSE_NOTIFY = 8192;

    /** The library aborts the connection, and sets SO_LINGER to 0 for that by itself. */
    public static final int ABORTED = 16384;

    /**
     * The server has switched to a protocol other than HTTP (RFC 9110 section 7.8), such as WebSocket: the connection
     * carries no further request.
     */
    public static final int UPGRADED = 32768;

    /** The response is an event stream ({@code text/event-stream}): it goes on until one side closes the connection. */
    public static final int EVENT_STREAM = 65536;

    private static final int SWITCHING_PROTOCOLS = 101;

    private static volatile ChurnscopeTraffic installed;

    /** For the recorder only. */
    protected ChurnscopeTraffic() {}

    /**
     * Installs the recorder that the methods below forward to, in place of any other.
     *
     * @param recorder the recorder, or null to make every method a no-op
     */
    public static void install(ChurnscopeTraffic recorder) {
        installed = recorder;
    }

    // ---- connections and pools

    /**
     * Called when a library's object, such as a channel, a connection or an {@code SSLEngine}, is known to run over a
     * socket, a channel or another object that stands for a connection: from now on it stands for the same connection.
     */
    public static void associate(Object connection, Object socket) {
        var recorder = installed;
        if (recorder != null && connection != null && socket != null) {
            try {
                recorder.onAssociate(connection, socket);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when a new connection is known to belong to a pool, or to a client that has one; before the connection's
     * first request.
     */
    public static void pooled(Object connection, Object pool) {
        var recorder = installed;
        if (recorder != null && connection != null && pool != null) {
            try {
                recorder.onPooled(connection, pool);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #pooled}, for a pool whose connections are interchangeable: any idle one would do. */
    public static void pooledInterchangeable(Object connection, Object pool) {
        var recorder = installed;
        if (recorder != null && connection != null && pool != null) {
            try {
                recorder.onPooledInterchangeable(connection, pool);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when a pool is created as a part of another: connections of either count as connections of the parent. */
    public static void childPoolOf(Object pool, Object parent) {
        var recorder = installed;
        if (recorder != null && pool != null && parent != null) {
            try {
                recorder.onChildPoolOf(pool, parent);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when the current stack closes a pool, or a client that has one, whichever threads then close its
     * connections.
     */
    public static void poolCloses(Object pool) {
        var recorder = installed;
        if (recorder != null && pool != null) {
            try {
                recorder.onPoolCloses(pool);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when a pool begins to open a connection on the current thread through code that it knows nothing about, such
     * as a JDBC driver.
     */
    public static void poolConnectBegins() {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onPoolConnectBegins();
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when that connection is open: associates the pool's object with the connection that the current thread made
     * since {@link #poolConnectBegins}, if any.
     */
    public static void poolConnectEnds(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onPoolConnectEnds(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    // ---- looking for a connection in a pool

    /**
     * Called when a thread begins to look for a connection in a pool, before it opens one if there is none. For libraries
     * that report the {@linkplain #pooled new connection} on the same thread.
     */
    public static void lookupBegins(Object pool) {
        var recorder = installed;
        if (recorder != null && pool != null) {
            try {
                recorder.onLookupBegins(pool);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called before a thread polls a pool that others poll concurrently. The connection that it gets is reported as
     * {@link #acquired} only afterwards, and then {@link #pollEnds} is called.
     */
    public static void pollBegins() {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onPollBegins();
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when a thread has polled a pool, and reported what it got. Each {@link #pollBegins} is followed by one call. */
    public static void pollEnds() {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onPollEnds();
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when a connection is acquired from its pool, some time before the request is written. */
    public static void acquired(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onAcquired(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    // ---- requests and responses

    /** Called when a request (on HTTP/2, a stream) is written to a connection, or read from an accepted one. */
    public static void request(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onRequest(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Like {@link #request(Object)}, for an accepted connection whose server has limits.
     *
     * @param maxRequests how many requests the server lets a connection carry; 0 or less if that is not limited
     * @param idleMillis for how long it lets a connection wait for the next; 0 or less if that is not limited
     */
    public static void request(Object connection, int maxRequests, int idleMillis) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onRequest(connection, maxRequests, idleMillis);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #request(Object)}, unless {@code passedOn} is null: the server then does not pass the request on. */
    public static void requestIf(Object passedOn, Object connection) {
        if (passedOn != null) {
            request(connection);
        }
    }

    /** Like {@link #request(Object)}, unless {@code internal}: the request is then the library's own, such as a CONNECT. */
    public static void requestUnless(boolean internal, Object connection) {
        if (!internal) {
            request(connection);
        }
    }

    /**
     * Like {@link #request(Object)}, unless the method is CONNECT, which opens a tunnel and is no request of the
     * application's.
     */
    public static void requestUnlessTunnel(Object connection, String method) {
        if (!"CONNECT".equals(method)) {
            request(connection);
        }
    }

    /**
     * Called when the response to a request is awaited, by a library that reports the head of the response by
     * {@link #responded}.
     */
    public static void awaitsResponse(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onAwaitsResponse(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when the head of a response has arrived over a connection that carries one exchange at a time. */
    public static void responded(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onResponded(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #responded(Object)}, for a library that never switches to another version of HTTP. */
    public static void responded(Object connection, int status) {
        responded(connection);
        if (status == SWITCHING_PROTOCOLS) {
            noted(connection, UPGRADED);
        }
    }

    /**
     * Called when a codec that handles requests and responses may have written or read the head of an HTTP/1 message: a
     * request is counted, and either may say that it is the last on its connection.
     *
     * @param context the object that stands for the connection, or the codec's handler context
     * @param message what was written or read; ignored if it is null, or not the head of a message
     */
    public static void httpMessage(Object context, Object message) {
        var recorder = installed;
        if (recorder != null && context != null && message != null) {
            try {
                recorder.onHttpMessage(context, message);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #httpMessage(Object, Object)}, unless {@code complete} is null: the head is not complete yet then. */
    public static void httpMessage(Object complete, Object context, Object message) {
        if (complete != null) {
            httpMessage(context, message);
        }
    }

    // ---- idle connections

    /** Called when a connection is released to its pool, where it waits for the next request. */
    public static void idle(Object connection) {
        idle(connection, Integer.MAX_VALUE);
    }

    /**
     * Like {@link #idle(Object)}, for a pool that does not reuse the connection after some time, even if it closes it
     * only later.
     *
     * @param millis for how long the pool may reuse the connection
     */
    public static void idle(Object connection, int millis) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onIdle(connection, millis);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #idle(Object)}, unless {@code busy}: other requests are in flight on the connection then. */
    public static void idleUnless(boolean busy, Object connection) {
        if (!busy) {
            idle(connection);
        }
    }

    /**
     * Called when a connection is released to a pool that may close it at once.
     *
     * @param ends whether the connection ends now, rather than waits for the next request
     * @param maxIdle how many idle connections the pool keeps
     * @param idleNanos for how long it keeps them
     */
    public static void returned(boolean ends, Object connection, int maxIdle, long idleNanos) {
        if (!ends) {
            idle(connection, (int) Math.min(idleNanos / 1_000_000, Integer.MAX_VALUE));
        } else if (maxIdle == 0) {
            noted(connection, NOT_KEPT);
        }
    }

    /**
     * Called when a connection is about to be released to a pool in which other threads may find it at once. The same
     * thread calls {@link #released} once it is available.
     */
    public static void releasing(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onReleasing(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called after {@link #releasing}, when the pool has made the connection available: threads that polled before could
     * not find it.
     */
    public static void released(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onReleased(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    // ---- why a connection will not be reused

    /**
     * Called when it becomes known why a connection will not be reused.
     *
     * @param note one of the constants of this class
     */
    public static void noted(Object connection, int note) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onNoted(connection, note);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #noted}, if {@code condition} holds. */
    public static void notedIf(boolean condition, Object connection, int note) {
        if (condition) {
            noted(connection, note);
        }
    }

    /** Like {@link #noted}, unless the library considers the connection {@code reusable}. */
    public static void notedUnless(boolean reusable, Object connection, int note) {
        if (!reusable) {
            noted(connection, note);
        }
    }

    /**
     * Like {@link #noted}, if a header of a message says {@code close}.
     *
     * @param header its value, or an object that prints as its name and value, or an {@code Optional} of either; null if
     *     there is none
     */
    public static void notedIfClose(Object header, Object connection, int note) {
        if (header != null && installed != null) {
            try {
                var value = header instanceof Optional<?> optional ? optional.orElse(null) : header;
                if (value != null && saysClose(value.toString())) {
                    noted(connection, note);
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Notes {@link #EVENT_STREAM}, if that is the type of a response.
     *
     * @param contentType the header's value, or an object that prints as its name and value, or an {@code Optional} of
     *     either; null if there is none
     */
    public static void notedIfEventStream(Object contentType, Object connection) {
        if (contentType != null && installed != null) {
            try {
                var value = contentType instanceof Optional<?> optional ? optional.orElse(null) : contentType;
                if (value != null && isEventStream(value.toString())) {
                    noted(connection, EVENT_STREAM);
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #noted}, if {@code failure} is a timeout. */
    public static void notedIfTimeout(Throwable failure, Object connection, int note) {
        if (failure instanceof SocketTimeoutException || failure instanceof TimeoutException) {
            noted(connection, note);
        }
    }

    /** Like {@link #noted}, if {@code time} has reached {@code limit}, the longest that the library allows. */
    public static void notedFrom(long time, long limit, Object connection, int note) {
        if (time >= limit) {
            noted(connection, note);
        }
    }

    /**
     * Like {@link #noted}, if {@code until}, the time in milliseconds since 1970 up to which the library uses the
     * connection, has passed.
     */
    public static void notedIfPast(long until, Object connection, int note) {
        if (until <= System.currentTimeMillis()) {
            noted(connection, note);
        }
    }

    /** Called when the current stack requests the close of a connection, which another thread may carry out. */
    public static void closeRequested(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onCloseRequested(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    // ---- TLS

    /** Called when a TLS handshake begins. */
    public static void handshakeBegins(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onHandshake(connection, false);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when a TLS handshake is done. */
    public static void handshakeEnds(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onHandshake(connection, true);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Whether {@code close} is one of the values in a comma-separated list. */
    private static boolean saysClose(String header) {
        for (int from = header.indexOf(':') + 1, to; from <= header.length(); from = to + 1) {
            int comma = header.indexOf(',', from);
            to = comma < 0 ? header.length() : comma;
            if (header.substring(from, to).trim().equalsIgnoreCase("close")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a media type, with its parameters, and possibly behind the name of the header, is that of event streams. */
    protected static boolean isEventStream(String contentType) {
        int from = contentType.indexOf(':') + 1;
        while (from < contentType.length() && contentType.charAt(from) == ' ') {
            from++;
        }
        return contentType.regionMatches(true, from, "text/event-stream", 0, 17);
    }

    /** Returns the descriptor of a JDK socket's implementation, or null if it has none. */
    protected static FileDescriptor descriptorOf(SocketImpl socket) {
        return socket.getFileDescriptor();
    }

    // ---- implemented by the recorder; what these throw is counted, and goes no further

    /** A library's object stands for the connection of another object. */
    protected abstract void onAssociate(Object connection, Object socket);

    /** A connection belongs to a pool. */
    protected abstract void onPooled(Object connection, Object pool);

    /** A connection belongs to a pool whose connections are interchangeable. */
    protected abstract void onPooledInterchangeable(Object connection, Object pool);

    /** The current thread begins to open a connection for a pool. */
    protected abstract void onPoolConnectBegins();

    /** A library's object stands for the connection that the current thread has opened since {@link #onPoolConnectBegins}. */
    protected abstract void onPoolConnectEnds(Object connection);

    /** A pool is a child of another. */
    protected abstract void onChildPoolOf(Object pool, Object parent);

    /** The current stack requests the close of a pool. */
    protected abstract void onPoolCloses(Object pool);

    /** The current thread begins to look for a connection in a pool. */
    protected abstract void onLookupBegins(Object pool);

    /** A connection carries one more request. */
    protected abstract void onRequest(Object connection);

    /** An accepted connection carries one more request, under the server's limits. */
    protected abstract void onRequest(Object connection, int maxRequests, int idleMillis);

    /** The response to a request over a connection is awaited. */
    protected abstract void onAwaitsResponse(Object connection);

    /** The head of a response has arrived over a connection. */
    protected abstract void onResponded(Object connection);

    /** A connection carries the head of an HTTP/1 message, or another message that its codec handles. */
    protected abstract void onHttpMessage(Object context, Object message);

    /** A connection is idle, and its pool reuses it for at most so many milliseconds. */
    protected abstract void onIdle(Object connection, int millis);

    /** The current thread begins to poll a pool. */
    protected abstract void onPollBegins();

    /** The current thread has polled a pool, and reported what it got. */
    protected abstract void onPollEnds();

    /** A connection is idle, but not available to other threads yet. */
    protected abstract void onReleasing(Object connection);

    /** An idle connection is available from now on. */
    protected abstract void onReleased(Object connection);

    /** A connection was acquired from its pool. */
    protected abstract void onAcquired(Object connection);

    /** A connection gets a note: one of the constants of this class. */
    protected abstract void onNoted(Object connection, int note);

    /** The current stack requests the close of a connection. */
    protected abstract void onCloseRequested(Object connection);

    /** A TLS handshake begins, or is done. */
    protected abstract void onHandshake(Object connection, boolean done);
}
