// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.server;

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
 * The JDK's own server, {@code com.sun.net.httpserver}: an exchange reads one request, on a thread of the server's
 * executor. Connections are closed by the dispatcher after a response that ends them, and by timers.
 */
public final class JdkHttpServer implements Instrumentation {

    private static final String SERVER = "sun/net/httpserver/ServerImpl";
    private static final String EXCHANGE = SERVER + "$Exchange";
    private static final String IMPL = "sun/net/httpserver/ExchangeImpl";
    private static final String CONNECTION = "sun/net/httpserver/HttpConnection";
    private static final String TLS = "sun/net/httpserver/SSLStreams";

    private static final String CHANNEL = "Ljava/nio/channels/SocketChannel;";

    @Override
    public List<String> classNames() {
        return List.of(EXCHANGE, IMPL, TLS);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case EXCHANGE -> ofExchange();
            case IMPL -> {
                var connection = new Operand.Field(IMPL, "connection", 'L' + CONNECTION + ';');
                // Before anything is sent, since the exchange may end right after.
                yield List.of(new Insertion(
                        "sendResponseHeaders",
                        InsertionPoint.beforeCall(
                                IMPL, "write", "(Lcom/sun/net/httpserver/Headers;Ljava/io/OutputStream;)V"),
                        HookMethod.NOTED_IF,
                        new Operand.Field(IMPL, "close", "Z"),
                        new Operand.Call(connection, CONNECTION, "getChannel", "()" + CHANNEL, false),
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)));
            }
            case TLS ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        new Operand.Field(TLS, "engine", "Ljavax/net/ssl/SSLEngine;"),
                        new Operand.Field(TLS, "chan", CHANNEL)));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> ofExchange() {
        var channel = new Operand.Field(EXCHANGE, "chan", CHANNEL);
        var exchange = new Operand.Field(EXCHANGE, "tx", 'L' + IMPL + ';');
        return List.of(
                new Insertion(
                        "run",
                        InsertionPoint.beforeCall(
                                "sun/net/httpserver/Request", "headers", "()Lcom/sun/net/httpserver/Headers;"),
                        HookMethod.REQUEST,
                        channel),
                // The headers have been read, and the application has not received the request yet.
                new Insertion(
                        "run",
                        InsertionPoint.beforeCall(IMPL, "getRequestBody", "()Ljava/io/InputStream;"),
                        HookMethod.NOTED_IF,
                        new Operand.FieldOf(exchange, IMPL, "close", "Z"),
                        channel,
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)),
                new Insertion(
                        "reject",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        channel,
                        new Operand.Constant(ChurnscopeTraffic.ERROR_STATUS)));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                // Closes if a handler has thrown, or the peer has closed.
                new ClosingMethod(EXCHANGE, "run", CloseCause.ERROR),
                new ClosingMethod(SERVER + "$Dispatcher", "handleEvent", CloseCause.PROTOCOL),
                // The idle timer, and the timer for requests and responses that take too long; each has another name in
                // later releases.
                new ClosingMethod(SERVER + "$ServerTimerTask", "run", CloseCause.IDLE_TIMER),
                new ClosingMethod(SERVER + "$IdleTimeoutTask", "*", CloseCause.IDLE_TIMER),
                new ClosingMethod(SERVER + "$ServerTimerTask1", "run", CloseCause.ERROR),
                new ClosingMethod(SERVER + "$ReqRspTimeoutTask", "*", CloseCause.ERROR));
    }
}
