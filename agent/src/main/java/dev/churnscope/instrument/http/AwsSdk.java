// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;
import static dev.churnscope.instrument.patch.Insertion.TOP_AS_SECOND;

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
 * The asynchronous clients of the AWS SDK 2, over Netty.
 *
 * <p>A call is a {@code RetryingExecutor}, created on the caller's thread; a timer makes later attempts. Below it is a
 * stack of pools that wrap one of Netty's pools. Most of them replace the promise that they were given by their own, and
 * some continue on an event loop: each promise carries the caller and propagates it to the next. A call that waits for a
 * connection is served by the thread that releases one.
 *
 * <p>The SDK's other HTTP clients call the underlying library on the caller's thread.
 */
public final class AwsSdk implements Instrumentation {

    private static final String CALL =
            "software/amazon/awssdk/core/internal/http/pipeline/stages/AsyncRetryableStage$RetryingExecutor";

    private static final String CLIENT = "software/amazon/awssdk/http/nio/netty/internal/";

    /** The map of a client's pools, one for each address, created on the first request to it. */
    private static final String POOLS = CLIENT + "AwaitCloseChannelPoolMap";

    private static final String INNERMOST_POOL = CLIENT + "BetterSimpleChannelPool";
    private static final String OUTERMOST_POOL = CLIENT + "SimpleChannelPoolAwareChannelPool";
    private static final String HEALTHY_POOL = CLIENT + "HealthCheckedChannelPool";
    private static final String LISTENING_POOL = CLIENT + "ListenerInvokingChannelPool";
    private static final String NEGOTIATING_POOL = CLIENT + "http2/HttpOrHttp2ChannelPool";
    private static final String HTTP2_POOL = CLIENT + "http2/Http2MultiplexedChannelPool";
    private static final String LIMITED_POOL = CLIENT + "utils/BetterFixedChannelPool";
    private static final String WAITING = LIMITED_POOL + "$AcquireTask";
    private static final String COUNTING_POOL = CLIENT + "IdleConnectionCountingChannelPool";
    private static final String TUNNEL_POOL = CLIENT + "Http1TunnelConnectionPool";
    private static final String AGE_REAPER = CLIENT + "OldConnectionReaperHandler";

    private static final String SDK_POOL = CLIENT + "SdkChannelPool";
    private static final String NETTY_POOL = "io/netty/channel/pool/ChannelPool";

    @Override
    public List<String> classNames() {
        return List.of(
                CALL,
                POOLS,
                OUTERMOST_POOL,
                HEALTHY_POOL,
                LISTENING_POOL,
                NEGOTIATING_POOL,
                HTTP2_POOL,
                LIMITED_POOL,
                WAITING,
                COUNTING_POOL,
                TUNNEL_POOL,
                AGE_REAPER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CALL ->
                List.of(
                        new Insertion("execute", InsertionPoint.atEntry(), HookMethod.CAPTURE, THIS),
                        new Insertion("attemptExecute", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case POOLS ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion(
                                "newPool",
                                InsertionPoint.afterCall(INNERMOST_POOL, "<init>", ""),
                                HookMethod.CHILD_POOL_OF,
                                TOP,
                                THIS));
            case OUTERMOST_POOL -> {
                var pool = new Operand.Field(OUTERMOST_POOL, "simpleChannelPool", "L" + INNERMOST_POOL + ";");
                yield List.of(new Insertion("close", InsertionPoint.atEntry(), HookMethod.POOL_CLOSES, pool));
            }
            case HEALTHY_POOL ->
                List.of(
                        new Insertion("acquire", InsertionPoint.atEntry(), HookMethod.INHERIT, FIRST),
                        propagates("tryAcquire", SDK_POOL));
            case LISTENING_POOL -> List.of(propagates("acquire", SDK_POOL));
            // Both connect without the promise of their caller.
            case NEGOTIATING_POOL ->
                List.of(new Insertion("acquire0", InsertionPoint.around(), HookMethod.BEGIN, FIRST));
            case HTTP2_POOL ->
                List.of(new Insertion(
                        "acquireStreamOnNewConnection", InsertionPoint.around(), HookMethod.BEGIN, FIRST));
            case LIMITED_POOL -> List.of(propagates("acquire0", SDK_POOL));
            case WAITING -> {
                var ownPromise = new Operand.Field(WAITING, "promise", "Lio/netty/util/concurrent/Promise;");
                // The first parameter of an inner class's constructor is the outer object.
                yield List.of(new Insertion(
                        "<init>", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE, SECOND, ownPromise));
            }
            case COUNTING_POOL, TUNNEL_POOL -> List.of(propagates("acquire", NETTY_POOL));
            case AGE_REAPER -> {
                // A connection in use is closed later, when it is released.
                var limit = new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT);
                yield List.of(new Insertion("closeChannel", InsertionPoint.atEntry(), HookMethod.NOTED, FIRST, limit));
            }
            default -> throw new IllegalArgumentException(className);
        };
    }

    /**
     * For a method that takes the promise of a channel as its first parameter and passes a promise of its own to the pool
     * below.
     */
    private static Insertion propagates(String method, String below) {
        return new Insertion(
                method, InsertionPoint.beforeCall(below, "acquire", ""), HookMethod.PROPAGATE, FIRST, TOP_AS_SECOND);
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(
                        CLIENT + "IdleConnectionReaperHandler",
                        "channelIdle",
                        CloseCause.IDLE_TIMER,
                        NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(
                        AGE_REAPER, "closeChannel", CloseCause.MAX_LIFETIME, NotReusedReason.MAX_LIFETIME_CHURN));
    }
}
