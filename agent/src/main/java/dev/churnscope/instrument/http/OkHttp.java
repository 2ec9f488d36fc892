// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;
import static dev.churnscope.instrument.patch.Insertion.TOP_AS_SECOND;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * OkHttp 4 and 5.
 *
 * <p>An executed call runs on the caller's thread, an enqueued one on a dispatcher's: the call carries the caller.
 * OkHttp 5 connects on a separate thread even for an executed call, so as to try several addresses concurrently: there
 * the connect plan carries the caller. {@code RealConnectionPool} represents a client and all clients derived from it
 * by {@code newBuilder()}. Its cleanup task closes connections that were idle for too long or exceed the maximum number
 * of idle ones.
 */
public final class OkHttp implements Instrumentation {

    private static final String CONNECTION_PACKAGE = "okhttp3/internal/connection/";
    private static final String CALL = CONNECTION_PACKAGE + "RealCall";
    private static final String ASYNC_CALL = CALL + "$AsyncCall";
    private static final String PLANNER = CONNECTION_PACKAGE + "RealRoutePlanner";
    private static final String PLAN = CONNECTION_PACKAGE + "ConnectPlan";
    private static final String POOL = CONNECTION_PACKAGE + "RealConnectionPool";
    private static final String CONNECTION = CONNECTION_PACKAGE + "RealConnection";
    private static final String EXCHANGE = CONNECTION_PACKAGE + "Exchange";
    private static final String CARRIER = "okhttp3/internal/http/ExchangeCodec$Carrier";
    private static final String HTTP1 = "okhttp3/internal/http1/Http1ExchangeCodec";
    private static final String FIXED_LENGTH_BODY = HTTP1 + "$FixedLengthSource";
    private static final String CHUNKED_BODY = HTTP1 + "$ChunkedSource";
    private static final String RACE = CONNECTION_PACKAGE + "FastFallbackExchangeFinder";
    private static final String WEB_SOCKET = "okhttp3/internal/ws/RealWebSocket";
    private static final String HTTP2 = "okhttp3/internal/http2/Http2Connection";
    private static final String HTTP2_READER = HTTP2 + "$ReaderRunnable";

    /** The pool accesses the socket of a connection only to close it. */
    private static final InsertionPoint SOCKET_ACCESS =
            InsertionPoint.afterCall(CONNECTION, "socket", "()Ljava/net/Socket;");

    @Override
    public List<String> classNames() {
        return List.of(
                CALL,
                ASYNC_CALL,
                PLANNER,
                PLAN,
                POOL,
                CONNECTION,
                EXCHANGE,
                HTTP1,
                FIXED_LENGTH_BODY,
                CHUNKED_BODY,
                HTTP2_READER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CALL -> {
                var pool = new Operand.Field(CALL, "connectionPool", "L" + POOL + ";");
                yield List.of(
                        new Insertion("enqueue", InsertionPoint.atEntry(), HookMethod.CAPTURE, THIS),
                        new Insertion("initExchange*", InsertionPoint.atEntry(), HookMethod.LOOKUP_BEGINS, pool),
                        // Under the connection's lock, as is every check whether it is in use.
                        new Insertion(
                                "acquireConnectionNoEvents", InsertionPoint.atEntry(), HookMethod.ACQUIRED, FIRST));
            }
            case ASYNC_CALL -> {
                var call = new Operand.Field(ASYNC_CALL, "this$0", "L" + CALL + ";");
                yield List.of(new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN, call));
            }
            case PLANNER ->
                List.of(new Insertion(
                        "planConnectToRoute$okhttp", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, TOP));
            case PLAN ->
                List.of(
                        new Insertion("connectTcp", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                        new Insertion("copy", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE, THIS, TOP_AS_SECOND),
                        new Insertion(
                                "retry", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE, THIS, TOP_AS_SECOND));
            case POOL -> pool();
            case CONNECTION ->
                List.of(
                        new Insertion("newCodec*", InsertionPoint.atEntry(), HookMethod.REQUEST, THIS),
                        new Insertion("newCodec*", InsertionPoint.atEntry(), HookMethod.AWAITS_RESPONSE, THIS),
                        new Insertion(
                                "trackFailure*",
                                InsertionPoint.afterWrite("noNewExchanges"),
                                HookMethod.NOTED,
                                THIS,
                                new Operand.Constant(ChurnscopeTraffic.FAILED)));
            case EXCHANGE -> exchange();
            case HTTP1 ->
                List.of(
                        lengthIsUnknown(CONNECTION, "noNewExchanges$okhttp"),
                        lengthIsUnknown(CARRIER, "noNewExchanges"));
            case FIXED_LENGTH_BODY, CHUNKED_BODY -> body(className);
            case HTTP2_READER -> goAway();
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> pool() {
        var socket = new Operand.Call(FIRST, CONNECTION, "socket", "()Ljava/net/Socket;", false);
        var evicted = new Operand.Constant(ChurnscopeTraffic.EVICTED);
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion("put", InsertionPoint.atEntry(), HookMethod.ASSOCIATE, FIRST, socket),
                new Insertion("put", InsertionPoint.atEntry(), HookMethod.POOLED, FIRST, THIS),
                new Insertion(
                        "connectionBecameIdle",
                        InsertionPoint.beforeReturn(),
                        HookMethod.RETURNED,
                        TOP,
                        FIRST,
                        new Operand.Field(POOL, "maxIdleConnections", "I"),
                        new Operand.Field(POOL, "keepAliveDurationNs", "J")),
                // The pool detects calls that are unreachable, but whose responses were never closed.
                new Insertion(
                        "pruneAndGetAllocationCount",
                        InsertionPoint.afterCall("okhttp3/internal/platform/Platform", "logCloseableLeak", ""),
                        HookMethod.NOTED,
                        FIRST,
                        new Operand.Constant(ChurnscopeTraffic.BODY_UNREAD)),
                // The connection may then be closed by another thread that reads from it.
                new Insertion("evictAll", SOCKET_ACCESS, HookMethod.CLOSE_REQUESTED, TOP),
                new Insertion("cleanup", SOCKET_ACCESS, HookMethod.NOTED, TOP, evicted).optional(),
                new Insertion("closeConnections", SOCKET_ACCESS, HookMethod.NOTED, TOP, evicted).optional(),
                // Opens the number of connections that a policy demands; only in some versions.
                new Insertion("openConnections", InsertionPoint.around(), HookMethod.BEGIN, THIS).optional());
    }

    private static List<Insertion> exchange() {
        var connection = new Operand.Call(THIS, EXCHANGE, "getConnection$okhttp", "()L" + CONNECTION + ";", false);
        return List.of(
                new Insertion(
                        "writeRequestHeaders",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_IF_CLOSE,
                        header("okhttp3/Request", "Connection"),
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)),
                new Insertion(
                        "responseHeadersEnd",
                        InsertionPoint.atEntry(),
                        HookMethod.RESPONDED_WITH,
                        connection,
                        new Operand.Call(FIRST, "okhttp3/Response", "code", "()I", false)),
                new Insertion(
                        "responseHeadersEnd",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_IF_EVENT_STREAM,
                        header("okhttp3/Response", "Content-Type"),
                        connection),
                new Insertion(
                        "responseHeadersEnd",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_IF_CLOSE,
                        header("okhttp3/Response", "Connection"),
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)));
    }

    /** After a GOAWAY the pool uses another connection, though this one is still open. */
    private static List<Insertion> goAway() {
        var connection = new Operand.Call(
                new Operand.Field(HTTP2_READER, "this$0", "L" + HTTP2 + ";"),
                HTTP2,
                "getListener$okhttp",
                "()L" + HTTP2 + "$Listener;",
                false);
        return List.of(
                // The peer ends the connection; the reason depends on how long it was idle, so it is acquired first.
                new Insertion("goAway", InsertionPoint.atEntry(), HookMethod.ACQUIRED, connection),
                new Insertion(
                        "goAway",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.PEER_CLOSED)),
                new Insertion(
                        "goAway",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)));
    }

    private static Operand header(String message, String name) {
        return new Operand.Lookup(FIRST, message, "header", "(Ljava/lang/String;)Ljava/lang/String;", name, false);
    }

    /** For a response body that is delimited by the end of the connection. */
    private static Insertion lengthIsUnknown(String connectionClass, String giveUp) {
        return new Insertion(
                        "newUnknownLengthSource",
                        InsertionPoint.beforeCall(connectionClass, giveUp, "()V"),
                        HookMethod.NOTED,
                        TOP,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION))
                .optional();
    }

    /**
     * Closing a body before its end reads the rest, and keeps the connection, if that arrives within 100 ms; else a timer
     * closes the connection.
     */
    private static List<Insertion> body(String className) {
        var codec = new Operand.Field(className, "this$0", "L" + HTTP1 + ";");
        var version4 = InsertionPoint.beforeCall("okhttp3/internal/Util", "discard", "");
        var connection = new Operand.Call(codec, HTTP1, "getConnection", "()L" + CONNECTION + ";", false);
        var version5 = InsertionPoint.beforeCall("okhttp3/internal/_UtilJvmKt", "discard", "");
        var carrier = new Operand.Call(codec, HTTP1, "getCarrier", "()L" + CARRIER + ";", false);
        var unread = new Operand.Constant(ChurnscopeTraffic.BODY_UNREAD);
        return List.of(
                new Insertion("close", version4, HookMethod.NOTED, connection, unread).optional(),
                new Insertion("close", version4, HookMethod.CLOSE_REQUESTED, connection).optional(),
                new Insertion("close", version5, HookMethod.NOTED, carrier, unread).optional(),
                new Insertion("close", version5, HookMethod.CLOSE_REQUESTED, carrier).optional());
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(POOL, "cleanup", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL),
                new ClosingMethod(POOL, "closeConnections", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL),
                new ClosingMethod(POOL, "evictAll", CloseCause.APPLICATION, NotReusedReason.DISCONNECT_AFTER_RESPONSE),
                // Connects that lost a race, and those whose requests use another HTTP/2 connection.
                new ClosingMethod(RACE, "cancelInFlightConnects", CloseCause.POOL),
                new ClosingMethod(
                        POOL,
                        "callAcquirePooledConnection*",
                        CloseCause.PROTOCOL,
                        NotReusedReason.SERVER_REFUSES_KEEP_ALIVE),
                new ClosingMethod(PLANNER, "planReusePooledConnection*", CloseCause.POOL),
                new ClosingMethod(CALL, "cancel", CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED),
                new ClosingMethod(CALL + "$timeout$1", "timedOut", CloseCause.ERROR, NotReusedReason.ERROR),
                new ClosingMethod("okio/SocketAsyncTimeout", "timedOut", CloseCause.ERROR, NotReusedReason.ERROR),
                new ClosingMethod(
                        "okio/internal/SocketAsyncTimeout", "timedOut", CloseCause.ERROR, NotReusedReason.ERROR),
                new ClosingMethod(HTTP2, "failConnection", CloseCause.ERROR, NotReusedReason.ERROR),
                new ClosingMethod(WEB_SOCKET, "failWebSocket", CloseCause.ERROR, NotReusedReason.ERROR),
                new ClosingMethod(WEB_SOCKET, "onReadClose", CloseCause.PROTOCOL),
                new ClosingMethod(WEB_SOCKET, "finishReader", CloseCause.PROTOCOL),
                new ClosingMethod(WEB_SOCKET, "writeOneFrame*", CloseCause.PROTOCOL));
    }
}
