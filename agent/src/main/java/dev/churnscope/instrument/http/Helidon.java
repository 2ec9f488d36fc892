// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * Helidon's {@code WebClient} 4, over HTTP/1.1 and HTTP/2. It blocks, and connects on the caller's thread.
 *
 * <p>A connection cache is shared by all clients by default, or belongs to one. While an HTTP/1.1 connection is idle, a
 * thread reads from it to detect the peer's FIN. That read gives up after the read timeout, which so limits how long a
 * connection can be idle: the cache then drops the connection without closing it.
 */
public final class Helidon implements Instrumentation {

    private static final String API = "io/helidon/webclient/api/";
    private static final String CONNECTION = API + "ClientConnection";
    private static final String TCP = API + "TcpClientConnection";
    private static final String REQUEST = API + "WebClientServiceRequest";
    private static final String HTTP1 = "io/helidon/webclient/http1/";
    private static final String CACHE = HTTP1 + "Http1ConnectionCache";
    private static final String CHAIN = HTTP1 + "Http1CallChainBase";
    private static final String RESPONSE = HTTP1 + "Http1ClientResponseImpl";
    private static final String HTTP2 = "io/helidon/webclient/http2/";
    private static final String HTTP2_CACHE = HTTP2 + "Http2ConnectionCache";
    private static final String HTTP2_CLIENT = HTTP2 + "Http2ClientImpl";
    private static final String HTTP2_CONNECTION = HTTP2 + "Http2ClientConnection";
    private static final String STREAM = HTTP2 + "Http2ClientStream";
    private static final String SOCKET = "io/helidon/common/socket/PlainSocket";
    private static final String INPUT = "io/helidon/common/socket/IdleInputStream";

    private static final String QUEUE_40 = "java/util/concurrent/LinkedBlockingDeque";
    private static final String QUEUE = "java/util/Queue";
    private static final String POLL = "()Ljava/lang/Object;";

    private static final Operand REQUEST_ENDS = new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION);

    @Override
    public List<String> classNames() {
        return List.of(TCP, CACHE, CHAIN, RESPONSE, HTTP2_CACHE, HTTP2_CONNECTION, STREAM, SOCKET, INPUT);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case TCP ->
                List.of(new Insertion(
                        "connect",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        THIS,
                        new Operand.Field(TCP, "socket", "Ljava/net/Socket;")));
            case CACHE -> cache();
            case CHAIN -> {
                var method = new Operand.Call(FIRST, REQUEST, "method", "()Lio/helidon/http/Method;", true);
                yield List.of(new Insertion(
                        "proceed",
                        InsertionPoint.beforeCall(CHAIN, "doProceed", ""),
                        HookMethod.REQUEST_UNLESS_TUNNEL,
                        new Operand.Field(CHAIN, "effectiveConnection", 'L' + CONNECTION + ';'),
                        new Operand.Call(method, "io/helidon/http/Method", "text", "()Ljava/lang/String;", false)));
            }
            case RESPONSE -> response();
            case HTTP2_CACHE ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS));
            case HTTP2_CONNECTION -> {
                var cache = new Operand.Call(FIRST, HTTP2_CLIENT, "connectionCache", "()L" + HTTP2_CACHE + ';', false);
                yield List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, SECOND),
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.POOLED, THIS, cache));
            }
            case STREAM ->
                List.of(new Insertion(
                        "writeHeaders",
                        InsertionPoint.afterCall(HTTP2 + "LockingStreamIdSequence", "lockAndNext", "()I"),
                        HookMethod.REQUEST,
                        new Operand.Field(STREAM, "connection", 'L' + HTTP2_CONNECTION + ';')));
            case SOCKET ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        new Operand.Field(SOCKET, "inputStream", 'L' + INPUT + ';'),
                        new Operand.Field(SOCKET, "delegate", "Ljava/net/Socket;")));
            case INPUT ->
                List.of(
                        new Insertion(
                                "handle",
                                InsertionPoint.atHandler("java/io/IOException"),
                                HookMethod.NOTED_IF_TIMEOUT,
                                TOP,
                                THIS,
                                new Operand.Constant(ChurnscopeTraffic.IDLE_LIMIT)),
                        new Insertion("handle", InsertionPoint.beforeReturn(), HookMethod.ACQUIRED, THIS),
                        new Insertion(
                                "handle",
                                InsertionPoint.beforeReturn(),
                                HookMethod.NOTED_IF,
                                new Operand.Field(INPUT, "closed", "Z"),
                                THIS,
                                new Operand.Constant(ChurnscopeTraffic.PEER_CLOSED)));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> cache() {
        var connected = InsertionPoint.afterCall(TCP, "connect", "");
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion("keepAliveConnection", InsertionPoint.atEntry(), HookMethod.LOOKUP_BEGINS, THIS),
                // The class of the queue of idle connections depends on the version.
                poll(InsertionPoint.beforeCall(QUEUE_40, "poll", POLL), HookMethod.POLL_BEGINS),
                poll(InsertionPoint.beforeCall(QUEUE, "poll", POLL), HookMethod.POLL_BEGINS),
                poll(InsertionPoint.afterCall(QUEUE_40, "poll", POLL), HookMethod.ACQUIRED, TOP),
                poll(InsertionPoint.afterCall(QUEUE, "poll", POLL), HookMethod.ACQUIRED, TOP),
                poll(InsertionPoint.afterCall(QUEUE_40, "poll", POLL), HookMethod.POLL_ENDS),
                poll(InsertionPoint.afterCall(QUEUE, "poll", POLL), HookMethod.POLL_ENDS),
                new Insertion("keepAliveConnection", connected, HookMethod.POOLED, TOP, THIS),
                new Insertion("oneOffConnection", connected, HookMethod.POOLED, TOP, THIS),
                new Insertion("oneOffConnection", connected, HookMethod.NOTED, TOP, REQUEST_ENDS),
                // Before another thread can acquire it.
                new Insertion("finishRequest", InsertionPoint.atEntry(), HookMethod.RELEASING, SECOND),
                new Insertion("finishRequest", InsertionPoint.beforeReturn(), HookMethod.RELEASED, SECOND),
                new Insertion(
                        "finishRequest",
                        InsertionPoint.beforeReturn(),
                        HookMethod.NOTED_UNLESS,
                        TOP,
                        SECOND,
                        new Operand.Constant(ChurnscopeTraffic.NOT_KEPT)));
    }

    private static Insertion poll(InsertionPoint point, HookMethod hook, Operand... operands) {
        return new Insertion("keepAliveConnection", point, hook, operands).optional();
    }

    private static List<Insertion> response() {
        var connection = new Operand.Field(RESPONSE, "connection", 'L' + CONNECTION + ';');
        return List.of(
                saysClose("contains", connection),
                saysClose("containsToken", connection),
                new Insertion(
                                "close",
                                InsertionPoint.beforeCall(CONNECTION, "closeResource", "()V"),
                                HookMethod.NOTED_UNLESS,
                                new Operand.Field(RESPONSE, "entityFullyRead", "Z"),
                                connection,
                                new Operand.Constant(ChurnscopeTraffic.BODY_UNREAD))
                        .optional());
    }

    /** {@code Connection} is the only header that is looked up when a response is closed. */
    private static Insertion saysClose(String lookup, Operand connection) {
        return new Insertion(
                        "close",
                        InsertionPoint.afterCall("io/helidon/http/ClientResponseHeaders", lookup, ""),
                        HookMethod.NOTED_IF,
                        TOP,
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION))
                .optional();
    }
}
