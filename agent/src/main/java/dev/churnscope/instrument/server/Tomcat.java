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
 * Tomcat 9, from 9.0.31 on, to 11 over NIO: HTTP/1.1 and HTTP/2.
 *
 * <p>A field of the processor holds whether the connection is kept alive. It is changed in this order: for the request's
 * headers, for the number of requests, and for the response. If a connection is idle for too long, the poller sets an
 * error, and a thread of the executor closes it.
 *
 * <p>Also its client of WebSockets, which opens an asynchronous channel for each session. The remote endpoint of a session
 * is created after the opening handshake.
 */
public final class Tomcat implements Instrumentation {

    private static final String PROCESSOR = "org/apache/coyote/http11/Http11Processor";
    private static final String STREAM = "org/apache/coyote/http2/StreamProcessor";
    private static final String PROTOCOL = "org/apache/coyote/http11/AbstractHttp11Protocol";
    private static final String ADAPTER = "org/apache/coyote/Adapter";
    private static final String NET = "org/apache/tomcat/util/net/";
    private static final String WRAPPER = NET + "SocketWrapperBase";
    private static final String CHANNEL = NET + "NioChannel";
    private static final String TLS = NET + "SecureNioChannel";
    private static final String WEB_SOCKET = "org/apache/tomcat/websocket/";
    private static final String WEB_SOCKET_CHANNEL = WEB_SOCKET + "AsyncChannelWrapperNonSecure";
    private static final String WEB_SOCKET_TLS_CHANNEL = WEB_SOCKET + "AsyncChannelWrapperSecure";
    private static final String WEB_SOCKET_REMOTE = WEB_SOCKET + "WsRemoteEndpointImplClient";
    private static final String SOCKET_CHANNEL = "Ljava/nio/channels/SocketChannel;";

    private static final Operand CONNECTION =
            new Operand.Field("org/apache/coyote/AbstractProcessor", "socketWrapper", 'L' + WRAPPER + ';');

    @Override
    public List<String> classNames() {
        return List.of(
                PROCESSOR,
                STREAM,
                WRAPPER,
                CHANNEL,
                TLS,
                WEB_SOCKET_CHANNEL,
                WEB_SOCKET_TLS_CHANNEL,
                WEB_SOCKET_REMOTE);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case PROCESSOR -> ofProcessor();
            case STREAM -> List.of(new Insertion("service", served(), HookMethod.REQUEST, CONNECTION));
            case WRAPPER ->
                List.of(new Insertion(
                        "setError",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_IF_TIMEOUT,
                        FIRST,
                        THIS,
                        new Operand.Constant(ChurnscopeTraffic.IDLE_LIMIT)));
            // Channels and their buffers are reused for other connections, each time with a new wrapper.
            case CHANNEL ->
                List.of(new Insertion("reset", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, SECOND, FIRST));
            case TLS ->
                List.of(new Insertion(
                        "*",
                        InsertionPoint.afterWrite("sslEngine"),
                        HookMethod.ASSOCIATE,
                        new Operand.Field(TLS, "sslEngine", "Ljavax/net/ssl/SSLEngine;"),
                        new Operand.Field(CHANNEL, "sc", SOCKET_CHANNEL)));
            case WEB_SOCKET_CHANNEL, WEB_SOCKET_TLS_CHANNEL ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
            case WEB_SOCKET_REMOTE ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.NOTED,
                        FIRST,
                        new Operand.Constant(ChurnscopeTraffic.UPGRADED)));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> ofProcessor() {
        var keepAlive = new Operand.Field(PROCESSOR, "keepAlive", "Z");
        var protocol = new Operand.Field(PROCESSOR, "protocol", 'L' + PROTOCOL + ';');
        return List.of(
                new Insertion(
                        "service",
                        InsertionPoint.afterCall("prepareRequest"),
                        HookMethod.NOTED_UNLESS,
                        keepAlive,
                        CONNECTION,
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)),
                new Insertion(
                        "service",
                        served(),
                        HookMethod.REQUEST_LIMITED,
                        CONNECTION,
                        new Operand.Call(protocol, PROTOCOL, "getMaxKeepAliveRequests", "()I", false),
                        new Operand.Call(protocol, PROTOCOL, "getKeepAliveTimeout", "()I", false)),
                // The number of requests was decremented by now; a request that ends the connection was noted before.
                new Insertion(
                        "service",
                        served(),
                        HookMethod.NOTED_UNLESS,
                        keepAlive,
                        CONNECTION,
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_LIMIT)),
                statusDropsConnection("service"),
                statusDropsConnection("prepareResponse"),
                new Insertion(
                        "prepareResponse",
                        InsertionPoint.beforeReturn(),
                        HookMethod.NOTED_UNLESS,
                        keepAlive,
                        CONNECTION,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)));
    }

    /** At the point where the request is passed to the application, or an error response is created for it. */
    private static InsertionPoint served() {
        return InsertionPoint.beforeCall(ADAPTER, "service", "");
    }

    private static Insertion statusDropsConnection(String method) {
        return new Insertion(
                method,
                InsertionPoint.afterCall("statusDropsConnection"),
                HookMethod.NOTED_IF,
                TOP,
                CONNECTION,
                new Operand.Constant(ChurnscopeTraffic.ERROR_STATUS));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        // The poller only passes on timeouts; it closes connections itself only when the server stops.
        return List.of(new ClosingMethod(NET + "NioEndpoint$Poller", "timeout", CloseCause.APPLICATION));
    }
}
