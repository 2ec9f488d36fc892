// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.jdk;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

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
 * {@code java.net.http.HttpClient}: HTTP/1.1, HTTP/2 and the opening of a WebSocket.
 *
 * <p>A call is a {@code MultiExchange}, created on the caller's thread. Its exchanges, of which redirects, retries and
 * authentication add more, run on any thread; an exchange that finds no idle connection connects itself. So the
 * {@code MultiExchange} of the exchange carries the caller, even if an executor of the application is on the stack. The
 * channel represents the connection everywhere.
 *
 * <p>A client has two pools, one of HTTP/1.1 and one of HTTP/2 connections; the client object represents both. A request
 * that is upgraded to HTTP/2 writes headers only once, as HTTP/1.1. A CONNECT is an exchange of its own and not a request
 * of the application. The selector's thread closes the connections when the client is shut down or was collected. If a
 * response stream is closed before it is subscribed to the connection, the subscribing thread closes the connection.
 */
public final class JavaNetHttp implements Instrumentation {

    private static final String PACKAGE = "jdk/internal/net/http/";
    private static final String CALL = PACKAGE + "MultiExchange";
    private static final String CLIENT = PACKAGE + "HttpClientImpl";
    private static final String HTTP1_POOL = PACKAGE + "ConnectionPool";
    private static final String CONNECTION = PACKAGE + "HttpConnection";
    private static final String PLAIN = PACKAGE + "PlainHttpConnection";
    private static final String TLS = PACKAGE + "AsyncSSLConnection";
    private static final String TLS_TUNNEL = PACKAGE + "AsyncSSLTunnelConnection";
    private static final String HTTP1_EXCHANGE = PACKAGE + "Http1Exchange";
    private static final String HTTP1_RESPONSE = PACKAGE + "Http1Response";
    private static final String HTTP1_HEADERS = HTTP1_RESPONSE + "$HeadersReader";
    private static final String HTTP2_CONNECTION = PACKAGE + "Http2Connection";
    private static final String RESPONSE = PACKAGE + "Response";
    private static final String BODY_STREAM = PACKAGE + "ResponseSubscribers$HttpResponseInputStream";
    private static final String HTTP2_STREAM = PACKAGE + "Stream";
    private static final String RAW_CHANNEL = PACKAGE + "RawChannelTube";

    private static final String CONNECTION_TYPE = "L" + CONNECTION + ";";

    private static final Operand RESPONSE_ENDS = new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);

    @Override
    public List<String> classNames() {
        return List.of(
                CALL,
                CLIENT,
                HTTP1_POOL,
                CONNECTION,
                PLAIN,
                TLS,
                TLS_TUNNEL,
                HTTP1_EXCHANGE,
                HTTP1_HEADERS,
                RESPONSE,
                BODY_STREAM,
                HTTP2_CONNECTION,
                HTTP2_STREAM,
                RAW_CHANNEL);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CALL -> List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS));
            case CLIENT -> client();
            case HTTP1_POOL ->
                List.of(
                        new Insertion("putConnection", InsertionPoint.atEntry(), HookMethod.IDLE, channelOf(FIRST)),
                        new Insertion(
                                "findConnection",
                                InsertionPoint.beforeCall(
                                        HTTP1_POOL + "$ExpiryList", "remove", "(" + CONNECTION_TYPE + ")V"),
                                HookMethod.ACQUIRED,
                                channelOf(TOP)));
            case CONNECTION ->
                List.of(new Insertion(
                        "closeOrReturnToCache",
                        InsertionPoint.afterCall("java/lang/Boolean", "booleanValue", "()Z"),
                        HookMethod.NOTED_UNLESS,
                        TOP,
                        channelOf(THIS),
                        RESPONSE_ENDS));
            case PLAIN -> connect();
            case TLS, TLS_TUNNEL ->
                List.of(new Insertion(
                        "lambda$connectAsync*",
                        InsertionPoint.beforeCall(PACKAGE + "common/SSLTube", "<init>", ""),
                        HookMethod.ASSOCIATE,
                        new Operand.Field(
                                PACKAGE + "AbstractAsyncSSLConnection", "engine", "Ljavax/net/ssl/SSLEngine;"),
                        channelOf(THIS)));
            case HTTP1_EXCHANGE -> http1();
            case HTTP1_HEADERS -> {
                var response = new Operand.Field(HTTP1_HEADERS, "this$0", "L" + HTTP1_RESPONSE + ";");
                yield List.of(new Insertion(
                        "handle",
                        InsertionPoint.beforeCall("java/util/function/Consumer", "accept", "(Ljava/lang/Object;)V"),
                        HookMethod.RESPONDED,
                        channelOf(new Operand.FieldOf(response, HTTP1_RESPONSE, "connection", CONNECTION_TYPE))));
            }
            case RESPONSE -> {
                var contentType = new Operand.Lookup(
                        new Operand.Local(3),
                        "java/net/http/HttpHeaders",
                        "firstValue",
                        "(Ljava/lang/String;)Ljava/util/Optional;",
                        "Content-Type",
                        false);
                yield List.of(new Insertion(
                        "<init>(L" + PACKAGE + "HttpRequestImpl;L" + PACKAGE + "Exchange;Ljava/net/http/HttpHeaders;"
                                + CONNECTION_TYPE + "ILjava/net/http/HttpClient$Version;Z)V",
                        InsertionPoint.beforeReturn(),
                        HookMethod.NOTED_IF_EVENT_STREAM,
                        contentType,
                        channelOf(new Operand.Local(4))));
            }
            case BODY_STREAM ->
                List.of(
                        new Insertion("close", InsertionPoint.atEntry(), HookMethod.CAPTURE, THIS),
                        new Insertion("onSubscribe", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case HTTP2_CONNECTION -> http2();
            case HTTP2_STREAM -> {
                var channel =
                        channelOf(new Operand.Call(THIS, HTTP2_STREAM, "connection", "()" + CONNECTION_TYPE, false));
                yield List.of(
                        new Insertion(
                                "sendHeadersAsync",
                                InsertionPoint.beforeCall(
                                        HTTP2_CONNECTION, "sendFrame", "(L" + PACKAGE + "frame/Http2Frame;)V"),
                                HookMethod.REQUEST,
                                channel),
                        new Insertion("handleResponse", InsertionPoint.atEntry(), HookMethod.RESPONDED, channel));
            }
            // What a WebSocket uses after its opening handshake.
            case RAW_CHANNEL ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.NOTED,
                        channelOf(FIRST),
                        new Operand.Constant(ChurnscopeTraffic.UPGRADED)));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> client() {
        var selector = new Operand.Field(CLIENT, "selmgr", "L" + CLIENT + "$SelectorManager;");
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion("shutdown", InsertionPoint.atEntry(), HookMethod.POOL_CLOSES, THIS).optional(),
                new Insertion("shutdown", InsertionPoint.atEntry(), HookMethod.CAPTURE, selector).optional(),
                new Insertion("stop", InsertionPoint.around(), HookMethod.BEGIN, selector));
    }

    private static List<Insertion> connect() {
        var channel = new Operand.Field(PLAIN, "chan", "Ljava/nio/channels/SocketChannel;");
        return List.of(
                new Insertion(
                        "connectAsync",
                        InsertionPoint.around(),
                        HookMethod.BEGIN_FOR,
                        new Operand.FieldOf(FIRST, PACKAGE + "Exchange", "multi", "L" + CALL + ";")),
                new Insertion(
                        "finishConnect",
                        InsertionPoint.atEntry(),
                        HookMethod.POOLED,
                        channel,
                        new Operand.Call(THIS, CONNECTION, "client", "()L" + CLIENT + ";", false)));
    }

    private static List<Insertion> http1() {
        var request = new Operand.Field(HTTP1_EXCHANGE, "request", "L" + PACKAGE + "HttpRequestImpl;");
        var channel = channelOf(new Operand.Field(HTTP1_EXCHANGE, "connection", CONNECTION_TYPE));
        var connectionHeader = new Operand.Lookup(
                new Operand.Call(
                        request, PACKAGE + "HttpRequestImpl", "headers", "()Ljava/net/http/HttpHeaders;", false),
                "java/net/http/HttpHeaders",
                "firstValue",
                "(Ljava/lang/String;)Ljava/util/Optional;",
                "Connection",
                false);
        var headers = InsertionPoint.beforeCall(PACKAGE + "Http1Request", "headers", "()Ljava/util/List;");
        return List.of(
                new Insertion(
                        "lambda$sendHeadersAsync*",
                        headers,
                        HookMethod.REQUEST_UNLESS,
                        new Operand.Call(request, PACKAGE + "HttpRequestImpl", "isConnect", "()Z", false),
                        channel),
                new Insertion(
                        "lambda$sendHeadersAsync*",
                        headers,
                        HookMethod.NOTED_IF_CLOSE,
                        connectionHeader,
                        channel,
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)),
                new Insertion(
                        "cancelImpl",
                        InsertionPoint.beforeCall(CONNECTION, "close", ""),
                        HookMethod.NOTED,
                        channel,
                        new Operand.Constant(ChurnscopeTraffic.FAILED)));
    }

    /** After a GOAWAY the pool uses another connection, though this one is still open. */
    private static List<Insertion> http2() {
        var channel = channelOf(new Operand.Field(HTTP2_CONNECTION, "connection", CONNECTION_TYPE));
        return List.of(
                new Insertion(
                        "closeStream",
                        InsertionPoint.beforeReturn(),
                        HookMethod.IDLE_UNLESS,
                        new Operand.Call(THIS, HTTP2_CONNECTION, "isActive", "()Z", false),
                        channel),
                // The peer ends the connection; the reason depends on how long it was idle, so it is acquired first.
                new Insertion("handleGoAway", InsertionPoint.atEntry(), HookMethod.ACQUIRED, channel),
                new Insertion(
                        "handleGoAway",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        channel,
                        new Operand.Constant(ChurnscopeTraffic.PEER_CLOSED)),
                new Insertion("handleGoAway", InsertionPoint.atEntry(), HookMethod.NOTED, channel, RESPONSE_ENDS));
    }

    private static Operand channelOf(Operand connection) {
        return new Operand.Call(connection, CONNECTION, "channel", "()Ljava/nio/channels/SocketChannel;", false);
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(
                        HTTP1_POOL, "purgeExpired*", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(
                        HTTP2_CONNECTION + "$IdleConnectionTimeoutEvent",
                        "handle",
                        CloseCause.IDLE_TIMER,
                        NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(HTTP1_POOL, "returnToPool", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL),
                // Called if the reader of a response cancels it.
                new ClosingMethod(
                        PACKAGE + "Http1AsyncReceiver",
                        "lambda$handlePendingDelegate*",
                        CloseCause.APPLICATION,
                        NotReusedReason.RESPONSE_NOT_DRAINED),
                // The client is unreachable, unless the application shut it down, which is possible since 21.
                new ClosingMethod(CLIENT, "stop", CloseCause.GC));
    }
}
