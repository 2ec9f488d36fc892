// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.net.ChurnscopeTraffic;
import java.util.ArrayList;
import java.util.List;

/**
 * The I/O layer of Jetty's client and server. An end point is associated with its channel; TLS and HTTP/2 sessions are
 * associated with the end point. Each HTTP/2 stream is a request.
 */
public final class JettyIo implements Instrumentation {

    private static final String END_POINT = "org/eclipse/jetty/io/SocketChannelEndPoint";
    private static final String TLS = "org/eclipse/jetty/io/ssl/SslConnection";
    private static final String TLS_END_POINT = TLS + "$SslEndPoint";
    private static final String SESSION = "org/eclipse/jetty/http2/HTTP2Session";
    private static final String STREAMS = SESSION + "$StreamsState";
    private static final String HTTP2 = "org/eclipse/jetty/http2/client/transport/internal/";
    private static final String CONNECTION = HTTP2 + "HttpConnectionOverHTTP2";
    private static final String CHANNEL = HTTP2 + "HttpChannelOverHTTP2";
    private static final String CLIENT = "org/eclipse/jetty/client/HttpClient";

    @Override
    public List<String> classNames() {
        return List.of(END_POINT, TLS, SESSION, STREAMS, CONNECTION, CHANNEL);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case END_POINT ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
            case TLS -> ofTls();
            case SESSION ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, SECOND));
            case STREAMS -> {
                var session = new Operand.Field(STREAMS, "this$0", 'L' + SESSION + ';');
                yield idledOut(InsertionPoint.beforeCall(STREAMS, "halt", ""), session);
            }
            case CONNECTION -> {
                var client = new Operand.Call(THIS, CONNECTION, "getHttpClient", "()L" + CLIENT + ';', false);
                var all = new ArrayList<>(List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, SECOND),
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.POOLED, THIS, client)));
                // Up to 12.0 this class closes the session itself.
                for (var each :
                        idledOut(InsertionPoint.beforeCall(CONNECTION, "close", "(Ljava/lang/Throwable;)V"), THIS)) {
                    all.add(each.optional());
                }
                yield all;
            }
            case CHANNEL ->
                List.of(new Insertion(
                        "send(Lorg/eclipse/jetty/client/transport/HttpExchange;)V",
                        InsertionPoint.atEntry(),
                        HookMethod.REQUEST,
                        new Operand.Field(CHANNEL, "connection", 'L' + CONNECTION + ';')));
            default -> throw new IllegalArgumentException(className);
        };
    }

    /** The session sends GOAWAY first and is closed when the peer has responded, so the peer's FIN may precede ours. */
    private static List<Insertion> idledOut(InsertionPoint close, Operand connection) {
        return List.of(
                idledOut(close, connection, ChurnscopeTraffic.IDLE_LIMIT),
                idledOut(close, connection, ChurnscopeTraffic.CLOSE_ANNOUNCED));
    }

    private static Insertion idledOut(InsertionPoint close, Operand connection, int note) {
        return new Insertion("onIdleTimeout", close, HookMethod.NOTED, connection, new Operand.Constant(note));
    }

    private static List<Insertion> ofTls() {
        var endPoint = new Operand.Call(THIS, TLS, "getEndPoint", "()Lorg/eclipse/jetty/io/EndPoint;", false);
        return List.of(
                new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        new Operand.Field(TLS, "_sslEngine", "Ljavax/net/ssl/SSLEngine;"),
                        endPoint),
                new Insertion(
                                "<init>",
                                InsertionPoint.beforeReturn(),
                                HookMethod.ASSOCIATE,
                                new Operand.Field(TLS, "_sslEndPoint", 'L' + TLS_END_POINT + ';'),
                                endPoint)
                        .optional(),
                // Up to 11.
                new Insertion(
                                "<init>",
                                InsertionPoint.beforeReturn(),
                                HookMethod.ASSOCIATE,
                                new Operand.Field(TLS, "_decryptedEndPoint", 'L' + TLS + "$DecryptedEndPoint;"),
                                endPoint)
                        .optional());
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        // Stopping a client closes its remaining connections on the selector's thread.
        return List.of(new ClosingMethod(
                "org/eclipse/jetty/io/ManagedSelector$StopSelector",
                "update",
                CloseCause.APPLICATION,
                NotReusedReason.DISCONNECT_AFTER_RESPONSE));
    }
}
