// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

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
import dev.churnscope.model.NotReusedReason;
import java.net.ChurnscopeTraffic;
import java.util.ArrayList;
import java.util.List;

/**
 * Vert.x 4 and 5: HTTP clients, TCP clients, and whatever else is built upon its pool.
 *
 * <p>Who wants a connection of a pool is a {@code PoolWaiter}. The pool does what it has decided on whichever thread comes
 * by, and so opens a connection for a waiter on the thread of another. The TCP client then changes to the event loop, once
 * or several times, with the promise of a socket in hand, and there leaves it to Netty.
 *
 * <p>The pool of one address goes with its last connection; what lives as long as the application's client is the client.
 */
public final class Vertx implements Instrumentation {

    private static final String PROMISE = "Lio/vertx/core/Promise;";
    private static final String NET_CLIENT_4 = "io/vertx/core/net/impl/NetClientImpl";
    private static final String NET_CLIENT_5 = "io/vertx/core/net/impl/tcp/NetClientImpl";
    private static final String RETRY = "io/vertx/core/net/impl/ConnectRetry";
    private static final String POOL_4 = "io/vertx/core/net/impl/pool/";
    private static final String POOL_5 = "io/vertx/core/internal/pool/";
    private static final String POOL = "SimpleConnectionPool";
    private static final String WAITER = "PoolWaiter";
    private static final String SLOT = "SimpleConnectionPool$Slot";
    private static final String LEASE = "SimpleConnectionPool$LeaseImpl";
    private static final String RECYCLE = "SimpleConnectionPool$Recycle";
    private static final String SUCCESS = "SimpleConnectionPool$ConnectSuccess";
    private static final String EVICT = "SimpleConnectionPool$Evict";
    private static final String CONNECTION = "io/vertx/core/net/impl/ConnectionBase";
    private static final String CLIENT = "io/vertx/core/http/impl/HttpClientImpl";
    private static final String RESOLVER = "io/vertx/core/internal/net/endpoint/EndpointResolverInternal";
    private static final String STREAM_4 = "io/vertx/core/http/impl/Http2ClientConnection$StreamImpl";
    private static final String H2_CONNECTION_5 = "io/vertx/core/http/impl/http2/codec/Http2ClientConnectionImpl";
    private static final String GROUP_4 = "io/vertx/core/http/impl/SharedClientHttpStreamEndpoint";
    private static final String GROUP_5 = "io/vertx/core/http/impl/SharedHttpClientConnectionGroup";
    private static final String GROUP_POOL_5 = "io/vertx/core/http/impl/SharedHttpClientConnectionGroup$Pool";

    @Override
    public List<String> classNames() {
        var names = new ArrayList<>(VertxCloses.classNames());
        names.addAll(List.of(
                NET_CLIENT_4,
                NET_CLIENT_5,
                RETRY,
                POOL_4 + POOL,
                POOL_5 + POOL,
                POOL_4 + WAITER,
                POOL_5 + WAITER,
                POOL_4 + LEASE,
                POOL_5 + LEASE,
                POOL_4 + RECYCLE,
                POOL_5 + RECYCLE,
                POOL_4 + SUCCESS,
                POOL_5 + SUCCESS,
                POOL_4 + EVICT,
                POOL_5 + EVICT,
                CONNECTION,
                CLIENT,
                STREAM_4,
                H2_CONNECTION_5,
                GROUP_4,
                GROUP_5,
                GROUP_POOL_5));
        return names;
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        if (className.startsWith(POOL_4)) {
            return pool(POOL_4, className.substring(POOL_4.length()));
        }
        if (className.startsWith(POOL_5)) {
            return pool(POOL_5, className.substring(POOL_5.length()));
        }
        var promise = new Operand.Parameter(PROMISE);
        var authority = new Operand.Parameter("Lio/vertx/core/net/HostAndPort;");
        return switch (className) {
            case NET_CLIENT_4, NET_CLIENT_5 ->
                List.of(
                        new Insertion("connectInternal*", InsertionPoint.atEntry(), HookMethod.CAPTURE, promise),
                        new Insertion("connectInternal*", InsertionPoint.around(), HookMethod.RESUME, promise));
            case RETRY ->
                List.of(new Insertion("connectWithRetries", InsertionPoint.around(), HookMethod.RESUME, promise));
            case CONNECTION -> {
                var context = new Operand.Field(CONNECTION, "chctx", "Lio/netty/channel/ChannelHandlerContext;");
                var channel = new Operand.Call(
                        context,
                        "io/netty/channel/ChannelHandlerContext",
                        "channel",
                        "()Lio/netty/channel/Channel;",
                        true);
                var insertions = new ArrayList<>(VertxCloses.ofConnection4());
                insertions.add(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, channel));
                yield insertions;
            }
            case CLIENT ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        // What the constructor returned to is on the stack, and the client holds all of them.
                        new Insertion(
                                        "lambda$httpEndpointProvider$*",
                                        InsertionPoint.afterCall(GROUP_5, "<init>", ""),
                                        HookMethod.CHILD_POOL_OF,
                                        TOP,
                                        THIS)
                                .optional(),
                        // In 5 the address may be looked up first, in a future's time; each request has its own.
                        new Insertion(
                                        "doRequest",
                                        InsertionPoint.beforeCall(RESOLVER, "lookupEndpoint", ""),
                                        HookMethod.CAPTURE,
                                        authority)
                                .optional(),
                        new Insertion("lambda$doRequest$*", InsertionPoint.around(), HookMethod.BEGIN, authority)
                                .optional());
            case STREAM_4 ->
                List.of(streamOpened(new Operand.Field(
                        "io/vertx/core/http/impl/VertxHttp2Stream",
                        "conn",
                        "Lio/vertx/core/http/impl/Http2ConnectionBase;")));
            case H2_CONNECTION_5 -> List.of(streamOpened(THIS));
            case GROUP_4 ->
                List.of(partOf(
                        new Operand.Field(GROUP_4, "pool", "L" + POOL_4 + "ConnectionPool;"),
                        new Operand.Field(GROUP_4, "client", "L" + CLIENT + ";")));
            // In 5.0 it is the connector itself.
            case GROUP_5 ->
                List.of(partOf(new Operand.Field(GROUP_5, "pool", "L" + POOL_5 + "ConnectionPool;"), THIS)
                        .optional());
            case GROUP_POOL_5 ->
                List.of(partOf(new Operand.Field(GROUP_POOL_5, "pool", "L" + POOL_5 + "ConnectionPool;"), FIRST));
            default -> VertxCloses.insertions(className);
        };
    }

    /** Vert.x opens streams by itself, before the codec writes their headers and would. */
    private static Insertion streamOpened(Operand connection) {
        var created = InsertionPoint.afterCall(
                "io/netty/handler/codec/http2/Http2Connection$Endpoint",
                "createStream",
                "(IZ)Lio/netty/handler/codec/http2/Http2Stream;");
        return new Insertion("createStream", created, HookMethod.REQUEST, connection);
    }

    private static Insertion partOf(Operand pool, Operand whole) {
        return new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CHILD_POOL_OF, pool, whole);
    }

    private static List<Insertion> pool(String where, String className) {
        return switch (className) {
            // In 5.1 whoever asked has been found by then, for the address to be looked up.
            case WAITER ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        where.equals(POOL_5) ? HookMethod.INHERIT : HookMethod.CAPTURE,
                        THIS));
            case POOL -> List.of(new Insertion("connect", InsertionPoint.around(), HookMethod.BEGIN_FOR, SECOND));
            // What the pool does, it does in turn: it lends a connection, or gets it back, where it decides on that.
            case LEASE ->
                List.of(new Insertion(
                        "<init>", InsertionPoint.beforeReturn(), HookMethod.ACQUIRED, connectionIn(where, FIRST)));
            case RECYCLE -> {
                var slot = new Operand.Field(where + RECYCLE, "slot", 'L' + where + SLOT + ';');
                yield List.of(new Insertion(
                        "execute(L" + where + POOL + ";)L" + where + "Task;",
                        InsertionPoint.atEntry(),
                        HookMethod.IDLE,
                        connectionIn(where, slot)));
            }
            case SUCCESS -> {
                var result = new Operand.Field(where + SUCCESS, "result", "L" + where + "ConnectResult;");
                var connection =
                        new Operand.Call(result, where + "ConnectResult", "connection", "()Ljava/lang/Object;", false);
                yield List.of(new Insertion(
                        "execute(L" + where + POOL + ";)L" + where + "Task;",
                        InsertionPoint.atEntry(),
                        HookMethod.POOLED,
                        connection,
                        FIRST));
            }
            // Only connections that were idle for too long are evicted. Over TLS the peer hears of it, and may be
            // first.
            case EVICT ->
                List.of(
                        evicting(where, ChurnscopeTraffic.IDLE_LIMIT),
                        evicting(where, ChurnscopeTraffic.CLOSE_ANNOUNCED));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Operand connectionIn(String where, Operand slot) {
        return new Operand.Call(slot, where + SLOT, "get", "()Ljava/lang/Object;", false);
    }

    private static Insertion evicting(String where, int what) {
        return new Insertion(
                "execute(L" + where + POOL + ";)L" + where + "Task;",
                InsertionPoint.beforeCall("java/util/List", "add", "(Ljava/lang/Object;)Z"),
                HookMethod.NOTED,
                TOP,
                new Operand.Constant(what));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(CONNECTION, "handleIdle", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(
                        "io/vertx/core/net/impl/VertxConnection",
                        "handleIdle",
                        CloseCause.IDLE_TIMER,
                        NotReusedReason.IDLE_EXPIRY_CHURN));
    }
}
