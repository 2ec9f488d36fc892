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
 * Reactor Netty's HTTP and TCP clients; for its servers, only what the instrumentation of Netty does not cover.
 *
 * <p>A request may be assembled on one thread and subscribed on another; the {@linkplain ReactorPool pool} opens a
 * connection on a third, and an event loop connects. The caller is the application frame that subscribes, else the one that
 * called the client. It is carried by the assembled {@code Mono}, then for each subscription by the handler of redirects
 * and retries, by the pool's borrower, and by the channel initializer, which is the same for all addresses that are tried.
 *
 * <p>The pool is the {@code ConnectionProvider}, which has a child pool for each address and configuration. An HTTP/2 pool
 * acquires its connections from the HTTP/1.1 pool below it.
 */
public final class ReactorNetty implements Instrumentation {

    private static final String CONNECT = "reactor/netty/http/client/HttpClientConnect$MonoHttpConnect";
    private static final String HANDLER = "reactor/netty/http/client/HttpClientConnect$HttpClientHandler";
    private static final String OPERATIONS = "reactor/netty/http/client/HttpClientOperations";
    private static final String H2_POOL = "reactor/netty/http/client/Http2Pool";
    private static final String H2_BORROWER = "reactor/netty/http/client/Http2Pool$Borrower";
    private static final String H2_ACQUIRE = "reactor/netty/http/client/Http2ConnectionProvider$DisposableAcquire";
    private static final String H2_EVICTION =
            "reactor/netty/http/client/Http2ConnectionProvider$PooledConnectionAllocator$Http2EvictionPredicate";
    private static final String MONO_CREATE = "reactor/core/publisher/MonoCreate";
    private static final String CONNECTOR = "reactor/netty/transport/TransportConnector";
    private static final String PROVIDER = "reactor/netty/resources/PooledConnectionProvider";
    private static final String FACTORY = "reactor/netty/resources/PooledConnectionProvider$PoolFactory";
    private static final String DEFAULT_PROVIDER = "reactor/netty/resources/DefaultPooledConnectionProvider";
    private static final String ALLOCATOR = DEFAULT_PROVIDER + "$PooledConnectionAllocator";
    private static final String INITIALIZER = ALLOCATOR + "$PooledConnectionInitializer";
    private static final String ACQUIRE = DEFAULT_PROVIDER + "$DisposableAcquire";
    private static final String CONNECTION = DEFAULT_PROVIDER + "$PooledConnection";
    private static final String NEW_PROVIDER = "reactor/netty/resources/NewConnectionProvider";
    private static final String NEW_CONNECT = NEW_PROVIDER + "$DisposableConnect";
    private static final String POOL_PACKAGE = "reactor/netty/internal/shaded/reactor/pool/";
    private static final String CHANNEL = "Lio/netty/channel/Channel;";

    @Override
    public List<String> classNames() {
        return List.of(
                CONNECT,
                HANDLER,
                OPERATIONS,
                H2_POOL,
                H2_BORROWER,
                H2_ACQUIRE,
                H2_EVICTION,
                MONO_CREATE,
                CONNECTOR,
                PROVIDER,
                FACTORY,
                DEFAULT_PROVIDER,
                INITIALIZER,
                ACQUIRE,
                CONNECTION,
                NEW_PROVIDER,
                NEW_CONNECT);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CONNECT ->
                List.of(
                        capture("<init>", THIS),
                        new Insertion("subscribe", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                        // On the first attempt, after a redirect, and if the connection turned out to be closed.
                        new Insertion("lambda$subscribe$*", InsertionPoint.around(), HookMethod.BEGIN_FOR, FIRST));
            case HANDLER -> List.of(capture("<init>", THIS));
            case OPERATIONS ->
                List.of(new Insertion(
                        "onInboundCancel",
                        InsertionPoint.beforeCall(
                                "io/netty/channel/Channel", "close", "()Lio/netty/channel/ChannelFuture;"),
                        HookMethod.NOTED,
                        TOP,
                        new Operand.Constant(ChurnscopeTraffic.BODY_UNREAD)));
            case H2_POOL -> ReactorPool.drain("pollPending");
            case H2_BORROWER -> ReactorPool.borrower();
            case H2_ACQUIRE -> acquisition(H2_ACQUIRE, "operationComplete");
            case ACQUIRE -> acquisition(ACQUIRE, "run");
            case MONO_CREATE -> List.of(new Insertion("subscribe", InsertionPoint.around(), HookMethod.RESUME, THIS));
            case CONNECTOR -> connector();
            case PROVIDER -> List.of(capture("<init>", THIS), capture("acquire", TOP));
            case NEW_PROVIDER -> List.of(capture("acquire", TOP));
            case NEW_CONNECT -> newConnection();
            case DEFAULT_PROVIDER ->
                List.of(new Insertion(
                        "createPool", InsertionPoint.beforeReturn(), HookMethod.CHILD_POOL_OF, TOP, THIS));
            case INITIALIZER -> connected();
            case CONNECTION ->
                List.of(new Insertion(
                        "onStateChange",
                        InsertionPoint.beforeCall(
                                POOL_PACKAGE + "PooledRef", "release", "()Lreactor/core/publisher/Mono;"),
                        HookMethod.RELEASING,
                        new Operand.Field(CONNECTION, "channel", CHANNEL)));
            case FACTORY ->
                List.of(
                        limit("lambda$*", "idleTime", FACTORY, "maxIdleTime", ChurnscopeTraffic.IDLE_LIMIT),
                        limit("lambda$*", "lifeTime", FACTORY, "maxLifeTime", ChurnscopeTraffic.LIFETIME_LIMIT)
                                .optional());
            case H2_EVICTION ->
                List.of(limit("test", "lifeTime", H2_EVICTION, "maxLifeTime", ChurnscopeTraffic.LIFETIME_LIMIT));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Insertion capture(String method, Operand carrier) {
        return new Insertion(method, InsertionPoint.beforeReturn(), HookMethod.CAPTURE, carrier);
    }

    /** Returns the insertions into an acquisition, which acquires again if the connection that it gets is closed or full. */
    private static List<Insertion> acquisition(String className, String mayAcquireAgain) {
        return List.of(
                capture("<init>", THIS),
                new Insertion(
                        "<init>(L" + className + ";)V",
                        InsertionPoint.beforeReturn(),
                        HookMethod.PROPAGATE,
                        FIRST,
                        THIS),
                new Insertion(mayAcquireAgain, InsertionPoint.around(), HookMethod.BEGIN, THIS));
    }

    private static List<Insertion> connector() {
        var initializer = new Operand.Local(3);
        return List.of(
                new Insertion(
                        "connect(Lreactor/netty/transport/TransportConfig;Ljava/net/SocketAddress;"
                                + "Lio/netty/resolver/AddressResolverGroup;Lio/netty/channel/ChannelInitializer;"
                                + "Lio/netty/channel/EventLoop;Lreactor/util/context/ContextView;)"
                                + "Lreactor/core/publisher/Mono;",
                        InsertionPoint.atEntry(),
                        HookMethod.CAPTURE,
                        initializer),
                new Insertion("doInitAndRegister", InsertionPoint.around(), HookMethod.BEGIN_FOR, FIRST),
                new Insertion(
                        "doInitAndRegister",
                        InsertionPoint.afterCall("io/netty/channel/ChannelFactory", "newChannel", "()" + CHANNEL),
                        HookMethod.CAPTURE,
                        TOP));
    }

    private static List<Insertion> connected() {
        var method = "onNext(" + CHANNEL + ")V";
        var allocator = new Operand.Field(INITIALIZER, "this$0", "L" + ALLOCATOR + ";");
        return List.of(
                new Insertion(
                        method,
                        InsertionPoint.atEntry(),
                        HookMethod.ASSOCIATE,
                        new Operand.Field(INITIALIZER, "pooledConnection", "L" + CONNECTION + ";"),
                        FIRST),
                new Insertion(
                        method,
                        InsertionPoint.atEntry(),
                        HookMethod.POOLED,
                        FIRST,
                        new Operand.FieldOf(allocator, ALLOCATOR, "pool", "L" + POOL_PACKAGE + "InstrumentedPool;")));
    }

    /** For a connection of a provider without pooling, of HTTP or any other protocol over TCP. */
    private static List<Insertion> newConnection() {
        var method = "onNext(" + CHANNEL + ")V";
        return List.of(
                new Insertion(
                        method,
                        InsertionPoint.atEntry(),
                        HookMethod.POOLED,
                        FIRST,
                        new Operand.StaticField(NEW_PROVIDER, "INSTANCE", "L" + NEW_PROVIDER + ";")),
                new Insertion(
                        method,
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        FIRST,
                        new Operand.Constant(ChurnscopeTraffic.FOR_ONE_REQUEST)));
    }

    /**
     * At the point where a pool compares a connection's age or idle time with its limit, and closes the connection if
     * exceeded.
     */
    private static Insertion limit(String method, String time, String owner, String maxField, int note) {
        return new Insertion(
                method,
                InsertionPoint.afterCall(POOL_PACKAGE + "PooledRefMetadata", time, "()J"),
                HookMethod.NOTED_FROM,
                new Operand.Top(2),
                new Operand.Field(owner, maxField, "J"),
                FIRST,
                new Operand.Constant(note));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(
                        "reactor/netty/http/IdleTimeoutHandler",
                        "channelIdle",
                        CloseCause.IDLE_TIMER,
                        NotReusedReason.IDLE_EXPIRY_CHURN),
                // The idle timeout of servers, in 1.0.
                new ClosingMethod(
                        "reactor/netty/http/server/IdleTimeoutHandler", "channelIdle", CloseCause.IDLE_TIMER));
    }
}
