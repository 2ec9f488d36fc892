// SPDX-License-Identifier: Apache-2.0
package java.net;

import java.io.FileDescriptor;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What libraries call to tell what becomes of a connection between its connect and its close: requests, keep-alive, pools,
 * TLS.
 *
 * <p>A connection is named by whatever the library has at hand: a {@link Socket}, a channel of the JDK's, or an object of
 * the library's own that was {@linkplain #associate tied} to one before. Something that names no known connection is passed
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

    /** The pool lets no connection wait for longer than this one did. */
    public static final int IDLE_LIMIT = 16;

    /** The pool lets no connection grow older than this one is. */
    public static final int LIFETIME_LIMIT = 32;

    /** A pool has looked whether the peer has closed a connection that it wants to use again, and that is so. */
    public static final int PEER_CLOSED = 64;

    /** The pool was given the connection back in order, and did not keep it, since it keeps no idle ones. */
    public static final int NOT_KEPT = 128;

    /** The pool is about to close an idle connection, for its age or since it has too many. */
    public static final int EVICTED = 256;

    /** This side ends the connection, and is about to tell the peer: if the peer's FIN comes first, it is the answer. */
    public static final int CLOSE_ANNOUNCED = 512;

    /** A server lets no connection carry more requests than this one did. */
    public static final int REQUEST_LIMIT = 1024;

    /** A server ends connections after responses of some statuses, and this is one. */
    public static final int ERROR_STATUS = 2048;

    /** What the connection comes from keeps none: where the protocol has requests, its first ends it. */
    public static final int FOR_ONE_REQUEST = 4096;

    /** The peer has said over TLS that it closes the connection; its FIN follows. */
    public static final int PEER_CLOSE_NOTIFY = 8192;

    /** The library aborts the connection, for which it sets SO_LINGER to 0 by itself. */
    public static final int ABORTED = 16384;

    private static volatile ChurnscopeTraffic installed;

    /** For the recorder alone. */
    protected ChurnscopeTraffic() {}

    /**
     * Makes a recorder the one that is called.
     *
     * @param recorder the recorder, or null to make every method a no-op
     */
    public static void install(ChurnscopeTraffic recorder) {
        installed = recorder;
    }

    /** Where a library's object, such as a channel, a connection or an {@code SSLEngine}, is tied to what it runs over. */
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

    /** Where a new connection is known to be of a pool, or of a client that has one: before its first request. */
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

    /** The same for a pool whose connections are all alike, so that it never has one that does not fit. */
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

    /** Where a pool lets the current thread open a connection by means that the pool does not know. */
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

    /** Where that is done: an object of the pool's is tied to what the thread has connected since, if anything. */
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

    /** Where a pool is made that is a part of another: a connection of the one could have been one of the other. */
    public static void childPoolOf(Object pool, Object whole) {
        var recorder = installed;
        if (recorder != null && pool != null && whole != null) {
            try {
                recorder.onChildPoolOf(pool, whole);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Where a thread begins to look in a pool for a connection, before it opens one if there is none: for libraries that
     * tell the pool's {@linkplain #pooled new connection} on that same thread.
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

    /** Where a request, on HTTP/2 a stream, is written to a connection, or read from an accepted one. */
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

    /** The same where something else is null if it is none that the server passes on. */
    public static void requestIf(Object passedOn, Object connection) {
        if (passedOn != null) {
            request(connection);
        }
    }

    /**
     * The same on an accepted connection where the server knows its limits.
     *
     * @param mostRequests how many requests it lets a connection carry; 0 or less where that is not limited
     * @param idleMillis for how long it lets a connection wait for the next; 0 or less where that is not limited
     */
    public static void request(Object connection, int mostRequests, int idleMillis) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onRequest(connection, mostRequests, idleMillis);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where the head of a response has come over a connection that carries one exchange at a time. */
    public static void answered(Object connection) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onAnswered(connection);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Where the head of an HTTP/1 message may have been written or read, by a codec that serves requests and responses:
     * a request counts, and either may say that it is the last of its connection.
     *
     * @param context what the connection is known by, or the codec's way to it
     * @param message whatever was written or read; null, or no head of a message, is passed over
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

    /** The same where the library passes the opening of a tunnel as a request, which is none: by its method. */
    public static void requestUnlessTunnel(Object connection, String method) {
        if (!"CONNECT".equals(method)) {
            request(connection);
        }
    }

    /** Where a connection is taken out of its pool, some time before the request is written. */
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

    /**
     * Where a thread is about to look for a connection among those of a pool that others look at in the same moment: it
     * tells only after it what it has {@linkplain #acquired}, and then that it has {@linkplain #pollEnds}.
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

    /** Where it has looked. */
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

    /** The same where something else is null as long as the head is not complete. */
    public static void httpMessage(Object complete, Object context, Object message) {
        if (complete != null) {
            httpMessage(context, message);
        }
    }

    /** The same where the library tells by a boolean that what it writes is none of the application's, as a CONNECT is. */
    public static void requestUnless(boolean internal, Object connection) {
        if (!internal) {
            request(connection);
        }
    }

    /** Where a connection goes back to its pool to wait for the next request. */
    public static void idle(Object connection) {
        idle(connection, Integer.MAX_VALUE);
    }

    /**
     * Where a connection goes back to a pool that does not use it again after some time, even if it closes it only later.
     *
     * @param millis that time
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

    /**
     * Where a connection is about to go back to a pool in which any thread may find it as soon as it is there. The same
     * thread tells that it is {@linkplain #released} there.
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

    /** Where the pool has put it to where it is found: whoever looked before did not find it. */
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

    /** The same where it only does so if the library's boolean does not tell that other requests are under way on it. */
    public static void idleUnless(boolean busy, Object connection) {
        if (!busy) {
            idle(connection);
        }
    }

    /**
     * Where a pool gets a connection back.
     *
     * @param ends whether the connection ends here, rather than to wait for the next request
     * @param mostIdle how many idle connections the pool keeps
     * @param idleNanos for how long it keeps them
     */
    public static void returned(boolean ends, Object connection, int mostIdle, long idleNanos) {
        if (!ends) {
            idle(connection, (int) Math.min(idleNanos / 1_000_000, Integer.MAX_VALUE));
        } else if (mostIdle == 0) {
            noted(connection, NOT_KEPT);
        }
    }

    /**
     * Where it is seen why a connection will not be used again.
     *
     * @param what one of the constants of this class
     */
    public static void noted(Object connection, int what) {
        var recorder = installed;
        if (recorder != null && connection != null) {
            try {
                recorder.onNoted(connection, what);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same where the library tells by a boolean that there is something to note. */
    public static void notedIf(boolean there, Object connection, int what) {
        if (there) {
            noted(connection, what);
        }
    }

    /** The same where the library tells by a boolean whether a connection may be used again: notes it if not. */
    public static void notedUnless(boolean reusable, Object connection, int what) {
        if (!reusable) {
            noted(connection, what);
        }
    }

    /**
     * The same where a header of a message tells: notes it if the header says {@code close}.
     *
     * @param header its value, or what the library represents it by and prints as name and value, or an
     *     {@code Optional} of that; null if there is none
     */
    public static void notedIfClose(Object header, Object connection, int what) {
        if (header != null && installed != null) {
            try {
                var value = header instanceof Optional<?> optional ? optional.orElse(null) : header;
                if (value != null && saysClose(value.toString())) {
                    noted(connection, what);
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same where something has failed: notes it if that is a timeout. */
    public static void notedIfTimeout(Throwable failure, Object connection, int what) {
        if (failure instanceof SocketTimeoutException || failure instanceof TimeoutException) {
            noted(connection, what);
        }
    }

    /** The same where a time is compared with the most that the library allows: notes it if the time is up. */
    public static void notedFrom(long time, long limit, Object connection, int what) {
        if (time >= limit) {
            noted(connection, what);
        }
    }

    /** Whether {@code close} is one of the values in a list. */
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

    /** The same where the library knows until when, in milliseconds since 1970, a connection may be used. */
    public static void notedIfPast(long until, Object connection, int what) {
        if (until <= System.currentTimeMillis()) {
            noted(connection, what);
        }
    }

    /** Where a line closes a pool, or a client that has one; whichever threads close its connections then. */
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

    /** Where a line, which another thread may do the work for, asks for the close of a connection. */
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

    /** Where a TLS handshake begins. */
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

    /** Where a TLS handshake is done. */
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

    /** Returns the descriptor of what the JDK implements a socket with, or null where it has none. */
    protected static FileDescriptor descriptorOf(SocketImpl socket) {
        return socket.getFileDescriptor();
    }

    // ---- what a recorder implements; whatever these throw is counted and goes no further

    /** A library's object stands for a connection. */
    protected abstract void onAssociate(Object connection, Object socket);

    /** A connection belongs to a pool. */
    protected abstract void onPooled(Object connection, Object pool);

    /** A connection belongs to a pool whose connections are alike. */
    protected abstract void onPooledInterchangeable(Object connection, Object pool);

    /** The current thread begins to open a connection. */
    protected abstract void onPoolConnectBegins();

    /** An object stands for what the current thread has opened since. */
    protected abstract void onPoolConnectEnds(Object connection);

    /** A pool is a part of another. */
    protected abstract void onChildPoolOf(Object pool, Object whole);

    /** The current stack asks for the close of a pool. */
    protected abstract void onPoolCloses(Object pool);

    /** The current thread looks for a connection in a pool. */
    protected abstract void onLookupBegins(Object pool);

    /** A connection carries one more request. */
    protected abstract void onRequest(Object connection);

    /** A connection carries one more request, under limits of the server's. */
    protected abstract void onRequest(Object connection, int mostRequests, int idleMillis);

    /** The head of a response has come over a connection. */
    protected abstract void onAnswered(Object connection);

    /** A connection carries the head of an HTTP/1 message, or something else that its codec handles. */
    protected abstract void onHttpMessage(Object context, Object message);

    /** A connection waits for the next request, at most so many milliseconds. */
    protected abstract void onIdle(Object connection, int millis);

    /** The current thread looks for a connection. */
    protected abstract void onPollBegins();

    /** The current thread has looked for a connection. */
    protected abstract void onPollEnds();

    /** A connection waits, but cannot be found yet. */
    protected abstract void onReleasing(Object connection);

    /** A connection that waits can be found from now on. */
    protected abstract void onReleased(Object connection);

    /** A connection no longer waits. */
    protected abstract void onAcquired(Object connection);

    /** Something of a connection was noted; one of the constants of this class. */
    protected abstract void onNoted(Object connection, int what);

    /** The current stack asks for the close of a connection. */
    protected abstract void onCloseRequested(Object connection);

    /** A TLS handshake begins, or is done. */
    protected abstract void onHandshake(Object connection, boolean done);
}
