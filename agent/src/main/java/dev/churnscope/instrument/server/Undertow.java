// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.server;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * Undertow 2 over XNIO: HTTP/1.1 and HTTP/2.
 *
 * <p>The exchange knows whether its connection is persistent: from the request's headers before the application receives
 * it, and from the response's headers when it is complete.
 */
public final class Undertow implements Instrumentation {

    private static final String CONDUIT = "org/xnio/nio/NioSocketConduit";
    private static final String CONNECTION = "io/undertow/server/protocol/http/HttpServerConnection";
    private static final String LISTENER = "io/undertow/server/protocol/http/HttpReadListener";
    private static final String EXCHANGE = "io/undertow/server/HttpServerExchange";
    private static final String TLS = "io/undertow/protocols/ssl/UndertowSslConnection";
    private static final String HTTP2 = "io/undertow/protocols/http2/Http2Channel";
    private static final String STREAMS = "io/undertow/server/protocol/http2/Http2ReceiveListener";

    private static final InsertionPoint SERVED =
            InsertionPoint.beforeCall("io/undertow/server/Connectors", "executeRootHandler", "");

    @Override
    public List<String> classNames() {
        return List.of(CONDUIT, CONNECTION, LISTENER, TLS, HTTP2, STREAMS);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CONDUIT ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        new Operand.Parameter("Lorg/xnio/nio/NioSocketStreamConnection;"),
                        new Operand.Field(CONDUIT, "socketChannel", "Ljava/nio/channels/SocketChannel;")));
            case CONNECTION, HTTP2 ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
            case TLS ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST),
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, SECOND, FIRST));
            case LISTENER -> ofListener();
            // The request that upgraded the protocol was counted as an HTTP/1.1 request.
            case STREAMS ->
                List.of(new Insertion(
                        "handleRequests", SERVED, HookMethod.REQUEST, new Operand.Parameter('L' + HTTP2 + ';')));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> ofListener() {
        var connection = new Operand.Field(LISTENER, "connection", 'L' + CONNECTION + ';');
        return List.of(
                new Insertion("handleEventWithNoRunningRequest", SERVED, HookMethod.REQUEST, connection),
                new Insertion(
                        "handleEventWithNoRunningRequest",
                        SERVED,
                        HookMethod.NOTED_UNLESS,
                        isPersistent(TOP),
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)),
                new Insertion(
                        "exchangeComplete",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_UNLESS,
                        isPersistent(FIRST),
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)),
                new Insertion(
                        "sendBadRequestAndClose",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.ERROR_STATUS)));
    }

    private static Operand isPersistent(Operand exchange) {
        return new Operand.Call(exchange, EXCHANGE, "isPersistent", "()Z", false);
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod("io/undertow/server/protocol/ParseTimeoutUpdater*", "run", CloseCause.IDLE_TIMER),
                new ClosingMethod("io/undertow/conduits/ReadTimeout*", "run", CloseCause.IDLE_TIMER),
                new ClosingMethod("io/undertow/conduits/WriteTimeout*", "run", CloseCause.IDLE_TIMER),
                new ClosingMethod("io/undertow/conduits/IdleTimeout*", "run", CloseCause.IDLE_TIMER));
    }
}
