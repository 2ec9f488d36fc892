// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

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
 * Jetty's {@code HttpClient} 12, over HTTP/1.1 and HTTP/2.
 *
 * <p>A request waits in the queue of its destination. If the pool has no connection for it, one is created: a thread of the
 * executor resolves the name and connects; if the first address does not respond, the selector's thread connects to the
 * next. A thread that closes a connection creates another one if requests wait. So the exchange carries the caller while it
 * is queued, and the pool's promise does from then on. A redirect, or a retry with credentials, is a new exchange of the
 * same conversation. If another connection has served the waiting request before the new one is created, the destination
 * carries the caller: the one that first sent a request there.
 *
 * <p>A request looks for a connection in the pool of its destination, of which the client has one for each address,
 * protocol and tag. The client represents all of these pools.
 */
public final class Jetty implements Instrumentation {

    private static final String CLIENT = "org/eclipse/jetty/client/HttpClient";

    /** The resolver's callback, which receives the addresses. */
    private static final String CONNECT = "org/eclipse/jetty/client/HttpClient$1";

    private static final String POOL = "org/eclipse/jetty/client/AbstractConnectionPool";
    private static final String POOLED = "org/eclipse/jetty/util/Pool$Entry";
    private static final String TRANSPORT = "org/eclipse/jetty/client/transport/";
    private static final String DESTINATION = TRANSPORT + "HttpDestination";
    private static final String EXCHANGE = TRANSPORT + "HttpExchange";
    private static final String CONNECTION = TRANSPORT + "internal/HttpConnectionOverHTTP";
    private static final String CHANNEL_BASE = TRANSPORT + "HttpChannel";
    private static final String CHANNEL = TRANSPORT + "internal/HttpChannelOverHTTP";
    private static final String SENDER = TRANSPORT + "internal/HttpSenderOverHTTP";
    private static final String SEND_HEADERS = SENDER + "$HeadersCallback";
    private static final String SEND_CONTENT = SENDER + "$ContentCallback";
    private static final String LISTENER = "org/eclipse/jetty/client/InputStreamResponseListener";
    private static final String BODY_STREAM = LISTENER + "$Input";

    @Override
    public List<String> classNames() {
        return List.of(
                CLIENT,
                CONNECT,
                POOL,
                DESTINATION,
                CONNECTION,
                CHANNEL_BASE,
                CHANNEL,
                SEND_HEADERS,
                SEND_CONTENT,
                LISTENER,
                BODY_STREAM);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CLIENT ->
                List.of(new Insertion(
                        "<init>(Lorg/eclipse/jetty/client/HttpClientTransport;)V",
                        InsertionPoint.beforeReturn(),
                        HookMethod.CAPTURE,
                        THIS));
            case CONNECT ->
                List.of(new Insertion(
                        "connect",
                        InsertionPoint.around(),
                        HookMethod.BEGIN,
                        new Operand.Field(CONNECT, "val$promise", "Lorg/eclipse/jetty/util/Promise;")));
            case POOL -> ofPool();
            case DESTINATION -> ofDestination();
            case CONNECTION -> ofConnection();
            case CHANNEL_BASE ->
                List.of(new Insertion("abort", InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, THIS));
            case CHANNEL -> ofChannel();
            case SEND_HEADERS, SEND_CONTENT ->
                List.of(new Insertion(
                        "process",
                        InsertionPoint.beforeCall(SENDER, "shutdownOutput", "()V"),
                        HookMethod.NOTED,
                        new Operand.Field(className, "this$0", 'L' + SENDER + ';'),
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)));
            // If a stream is closed before the whole response has arrived, the thread that receives more of it aborts
            // the connection.
            case LISTENER -> List.of(new Insertion("onContent", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case BODY_STREAM ->
                List.of(new Insertion(
                        "close",
                        InsertionPoint.atEntry(),
                        HookMethod.CAPTURE,
                        new Operand.Field(BODY_STREAM, "this$0", 'L' + LISTENER + ';')));
            default -> throw new IllegalArgumentException(className);
        };
    }

    /** Over TLS the peer receives close_notify first, and its FIN may precede ours. */
    private static Operand closeAnnounced() {
        return new Operand.Constant(ChurnscopeTraffic.CLOSE_ANNOUNCED);
    }

    private static List<Insertion> ofPool() {
        var destination = new Operand.Field(POOL, "destination", 'L' + DESTINATION + ';');
        var queue = new Operand.Call(destination, DESTINATION, "getHttpExchanges", "()Ljava/util/Queue;", false);
        return List.of(
                new Insertion(
                        "tryCreate",
                        InsertionPoint.beforeCall(DESTINATION, "newConnection", "(Lorg/eclipse/jetty/util/Promise;)V"),
                        HookMethod.PROPAGATE_FROM_NEXT,
                        TOP,
                        queue),
                new Insertion("activate", InsertionPoint.around(), HookMethod.POLL_BEGINS),
                new Insertion(
                        "activate",
                        InsertionPoint.afterCall(POOLED, "getPooled", "()Ljava/lang/Object;"),
                        HookMethod.ACQUIRED,
                        TOP),
                new Insertion(
                        "deactivate", InsertionPoint.afterCall(POOLED, "release", "()Z"), HookMethod.RELEASED, FIRST),
                // Exceeds its maximum duration or usage count.
                new Insertion(
                        "activate",
                        InsertionPoint.beforeCall("org/eclipse/jetty/util/IO", "close", ""),
                        HookMethod.NOTED,
                        TOP,
                        closeAnnounced()));
    }

    private static List<Insertion> ofDestination() {
        var client = new Operand.Call(THIS, DESTINATION, "getHttpClient", "()L" + CLIENT + ';', false);
        String send = "send(L" + EXCHANGE + ";)V";
        var conversation = new Operand.Call(
                FIRST, EXCHANGE, "getConversation", "()Lorg/eclipse/jetty/client/transport/HttpConversation;", false);
        return List.of(
                // Created with the first request that is sent there; if that follows a redirect, no caller is on the
                // stack.
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE_IF_ABSENT, client, THIS),
                new Insertion(send, InsertionPoint.atEntry(), HookMethod.CAPTURE, conversation),
                new Insertion(send, InsertionPoint.atEntry(), HookMethod.PROPAGATE, conversation, FIRST),
                new Insertion(send, InsertionPoint.around(), HookMethod.BEGIN, FIRST),
                // Created without the pool, or before any request by preCreateConnections.
                new Insertion(
                        "newConnection(Lorg/eclipse/jetty/util/Promise;)V",
                        InsertionPoint.atEntry(),
                        HookMethod.CAPTURE_IF_ABSENT,
                        FIRST),
                // The request that needed it is served by another connection by now. Later ones may use this one.
                new Insertion(
                        "newConnection(Lorg/eclipse/jetty/util/Promise;)V",
                        InsertionPoint.atEntry(),
                        HookMethod.PROPAGATE_IF_ABSENT,
                        THIS,
                        FIRST));
    }

    private static List<Insertion> ofConnection() {
        var channel = new Operand.Field(CONNECTION, "channel", 'L' + CHANNEL + ';');
        var sender = new Operand.Call(channel, CHANNEL, "getHttpSender", "()L" + SENDER + ';', false);
        var destination = new Operand.Call(THIS, CONNECTION, "getHttpDestination", "()L" + DESTINATION + ';', false);
        var client = new Operand.Call(destination, DESTINATION, "getHttpClient", "()L" + CLIENT + ';', false);
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST),
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, channel, THIS),
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, sender, THIS),
                new Insertion("onOpen", InsertionPoint.atEntry(), HookMethod.POOLED, THIS, client),
                new Insertion("release", InsertionPoint.atEntry(), HookMethod.RELEASING, THIS),
                new Insertion(
                        "onIdleExpired",
                        InsertionPoint.beforeCall(CONNECTION, "close", "(Ljava/lang/Throwable;)V"),
                        HookMethod.NOTED,
                        THIS,
                        closeAnnounced()));
    }

    private static List<Insertion> ofChannel() {
        var connection = new Operand.Field(CHANNEL, "connection", 'L' + CONNECTION + ';');
        return List.of(
                new Insertion("send(L" + EXCHANGE + ";)V", InsertionPoint.atEntry(), HookMethod.REQUEST, connection),
                new Insertion(
                        "exchangeTerminated",
                        InsertionPoint.beforeCall(CONNECTION, "close", "()V"),
                        HookMethod.NOTED,
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)),
                new Insertion(
                        "exchangeTerminated",
                        InsertionPoint.beforeCall(CONNECTION, "close", "(Ljava/lang/Throwable;)V"),
                        HookMethod.NOTED,
                        connection,
                        new Operand.Constant(ChurnscopeTraffic.FAILED)));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(
                        CONNECTION, "onIdleExpired", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(POOL, "activate", CloseCause.MAX_LIFETIME, NotReusedReason.MAX_LIFETIME_CHURN),
                new ClosingMethod(
                        DESTINATION, "releaseOrClose", CloseCause.MAX_LIFETIME, NotReusedReason.MAX_LIFETIME_CHURN),
                new ClosingMethod(
                        LISTENER + "*", "close", CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED),
                new ClosingMethod(LISTENER, "onContent", CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED));
    }
}
