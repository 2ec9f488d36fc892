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
 * Vert.x 4 and 5: HTTP clients, TCP clients, and others that are built on its pool.
 *
 * <p>A request for a pooled connection is a {@code PoolWaiter}. The pool runs its actions on any thread that calls it, and
 * so may open a connection for one waiter on the thread of another. The TCP client then switches to the event loop,
 * possibly several times, passing on the promise of a socket, and connects through Netty.
 *
 * <p>The pool of an address is discarded with its last connection, so the client represents all of them.
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
        var names = new ArrayList<>(VertxCloseRequests.classNames());
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
                var insertions = new ArrayList<>(VertxCloseRequests.ofConnection4());
                insertions.add(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, channel));
                yield insertions;
            }
            case CLIENT ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        // The group is on top of the operand stack after its constructor; the client owns all groups.
                        new Insertion(
                                        "lambda$httpEndpointProvider$*",
                                        InsertionPoint.afterCall(GROUP_5, "<init>", ""),
                                        HookMethod.CHILD_POOL_OF,
                                        TOP,
                                        THIS)
                                .optional(),
                        // In 5 the address may be resolved asynchronously first; each request has its own authority
                        // object.
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
                List.of(childPool(
                        new Operand.Field(GROUP_4, "pool", "L" + POOL_4 + "ConnectionPool;"),
                        new Operand.Field(GROUP_4, "client", "L" + CLIENT + ";")));
            // In 5.0 the group is the connector itself.
            case GROUP_5 ->
                List.of(childPool(new Operand.Field(GROUP_5, "pool", "L" + POOL_5 + "ConnectionPool;"), THIS)
                        .optional());
            case GROUP_POOL_5 ->
                List.of(childPool(new Operand.Field(GROUP_POOL_5, "pool", "L" + POOL_5 + "ConnectionPool;"), FIRST));
            default -> VertxCloseRequests.insertions(className);
        };
    }

    /** Vert.x creates streams itself, before Netty's codec, which counts them otherwise, writes their headers. */
    private static Insertion streamOpened(Operand connection) {
        var created = InsertionPoint.afterCall(
                "io/netty/handler/codec/http2/Http2Connection$Endpoint",
                "createStream",
                "(IZ)Lio/netty/handler/codec/http2/Http2Stream;");
        return new Insertion("createStream", created, HookMethod.REQUEST, connection);
    }

    private static Insertion childPool(Operand pool, Operand parent) {
        return new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CHILD_POOL_OF, pool, parent);
    }

    private static List<Insertion> pool(String packageName, String className) {
        return switch (className) {
            // In 5.1 the caller was captured before, when the address was resolved.
            case WAITER ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        packageName.equals(POOL_5) ? HookMethod.INHERIT : HookMethod.CAPTURE,
                        THIS));
            case POOL -> List.of(new Insertion("connect", InsertionPoint.around(), HookMethod.BEGIN_FOR, SECOND));
            // The pool runs its actions one at a time, so a connection is acquired or released at the moment of the
            // action.
            case LEASE ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ACQUIRED,
                        connectionIn(packageName, FIRST)));
            case RECYCLE -> {
                var slot = new Operand.Field(packageName + RECYCLE, "slot", 'L' + packageName + SLOT + ';');
                yield List.of(new Insertion(
                        "execute(L" + packageName + POOL + ";)L" + packageName + "Task;",
                        InsertionPoint.atEntry(),
                        HookMethod.IDLE,
                        connectionIn(packageName, slot)));
            }
            case SUCCESS -> {
                var result = new Operand.Field(packageName + SUCCESS, "result", "L" + packageName + "ConnectResult;");
                var connection = new Operand.Call(
                        result, packageName + "ConnectResult", "connection", "()Ljava/lang/Object;", false);
                yield List.of(new Insertion(
                        "execute(L" + packageName + POOL + ";)L" + packageName + "Task;",
                        InsertionPoint.atEntry(),
                        HookMethod.POOLED,
                        connection,
                        FIRST));
            }
            // Only connections that were idle for too long are evicted. Over TLS the peer receives close_notify first,
            // and its FIN may precede ours.
            case EVICT ->
                List.of(
                        evicting(packageName, ChurnscopeTraffic.IDLE_LIMIT),
                        evicting(packageName, ChurnscopeTraffic.CLOSE_ANNOUNCED));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Operand connectionIn(String packageName, Operand slot) {
        return new Operand.Call(slot, packageName + SLOT, "get", "()Ljava/lang/Object;", false);
    }

    private static Insertion evicting(String packageName, int note) {
        return new Insertion(
                "execute(L" + packageName + POOL + ";)L" + packageName + "Task;",
                InsertionPoint.beforeCall("java/util/List", "add", "(Ljava/lang/Object;)Z"),
                HookMethod.NOTED,
                TOP,
                new Operand.Constant(note));
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
