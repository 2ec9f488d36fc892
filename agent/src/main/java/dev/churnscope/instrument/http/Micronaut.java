// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.instrument.patch.Point;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReused;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * Micronaut's HTTP client from 4.9 on; requests, TLS and connects are Netty's.
 *
 * <p>A request waits for a connection in the pool of its address, of which each event loop has a part. The loop opens one
 * for it, or later for whichever waits when there is room for another. So the waiting request carries the caller. All
 * pools of a client are its {@code ConnectionManager}'s.
 */
public final class Micronaut implements Instrumentation {

    private static final String NETTY = "io/micronaut/http/client/netty/";
    private static final String MANAGER = NETTY + "ConnectionManager";
    private static final String HOLDER = MANAGER + "$PoolHolder";
    private static final String CONNECTION = HOLDER + "$ConnectionHolder";
    private static final String HTTP1_CONNECTION = HOLDER + "$Http1ConnectionHolder";
    private static final String HTTP2_CONNECTION = HOLDER + "$Http2ConnectionHolder";

    /** What a stream is released by. */
    private static final String STREAM = HTTP2_CONNECTION + "$2";

    /** What hears of the peer's farewell. */
    private static final String FRAMES = MANAGER + "$8";

    private static final String POOL = NETTY + "Pool49";
    private static final String LOCAL_POOL = POOL + "$LocalPoolPair";
    private static final String WAITING = POOL + "$PendingRequest";
    private static final String ENTRY = POOL + "$PoolEntry";
    private static final String HTTP1_ENTRY = POOL + "$Http1PoolEntry";

    private static final Point FAREWELL = Point.beforeCall(HTTP2_CONNECTION, "windDownConnection", "()V");

    @Override
    public List<String> classNames() {
        return List.of(MANAGER, CONNECTION, STREAM, FRAMES, POOL, LOCAL_POOL, WAITING, HTTP1_ENTRY);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case MANAGER -> List.of(new Insertion("<init>", Point.beforeReturn(), HookMethod.HAND_OVER, THIS));
            case CONNECTION ->
                List.of(
                        new Insertion("<init>", Point.beforeReturn(), HookMethod.CARRIES, THIS, SECOND).whereFound(),
                        new Insertion(
                                        "<init>",
                                        Point.beforeReturn(),
                                        HookMethod.POOLED,
                                        SECOND,
                                        new Operand.FieldOf(FIRST, HOLDER, "this$0", 'L' + MANAGER + ';'))
                                .whereFound(),
                        // Of a farewell, and of a pool that is to be none, more was noted before.
                        new Insertion(
                                "windDownConnection",
                                Point.atEntry(),
                                HookMethod.NOTED,
                                THIS,
                                new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT)),
                        // Where there is to be no pool, each connection is ended by its first request.
                        new Insertion(
                                "emitPoolHandle",
                                Point.beforeCall(CONNECTION, "windDownConnection", "()V"),
                                HookMethod.NOTED,
                                THIS,
                                new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)));
            case STREAM -> {
                var connection = new Operand.Field(STREAM, "this$2", 'L' + HTTP2_CONNECTION + ';');
                yield List.of(new Insertion(
                                "release",
                                Point.beforeCall(NETTY + "Pool$Http2PoolEntry", "markAvailable", "()V"),
                                HookMethod.IDLE_UNLESS,
                                new Operand.Call(connection, HTTP2_CONNECTION, "hasLiveRequests", "()Z", false),
                                connection)
                        .whereFound());
            }
            case FRAMES ->
                List.of(
                        // What it was lost to depends on how long it had been idle; that it ends is the peer's doing.
                        new Insertion("channelRead", FAREWELL, HookMethod.TAKEN, FIRST).whereFound(),
                        farewell(ChurnscopeTraffic.PEER_CLOSED),
                        farewell(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION));
            case POOL ->
                List.of(new Insertion(
                        "lambda$openGlobalConnectionIfNecessary$*",
                        Point.around(),
                        HookMethod.BEGIN_FOR,
                        new Operand.Parameter('L' + WAITING + ';')));
            case LOCAL_POOL -> {
                var waiting = new Operand.Field(LOCAL_POOL, "localPendingRequests", "Ljava/util/Queue;");
                yield List.of(
                        new Insertion(
                                "openConnectionStep3", Point.atEntry(), HookMethod.HAND_OVER_FOR_NEXT, THIS, waiting),
                        new Insertion("openConnectionStep3", Point.around(), HookMethod.BEGIN_FOR, THIS));
            }
            case WAITING ->
                List.of(
                        new Insertion("<init>", Point.beforeReturn(), HookMethod.HAND_OVER, THIS),
                        new Insertion("dispatchLocal", Point.around(), HookMethod.BEGIN_FOR, THIS));
            case HTTP1_ENTRY -> {
                var connection = new Operand.Field(ENTRY, "connection", 'L' + NETTY + "Pool$ResizerConnection;");
                yield List.of(
                        new Insertion("markAvailable", Point.atEntry(), HookMethod.GIVEN_BACK, connection),
                        new Insertion(
                                "markAvailable",
                                Point.afterCall(POOL + "$LocalPool", "addAvailable", ""),
                                HookMethod.KEPT,
                                connection),
                        new Insertion("preDispatch", Point.atEntry(), HookMethod.TAKEN, connection));
            }
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Insertion farewell(int what) {
        return new Insertion("channelRead", FAREWELL, HookMethod.NOTED, FIRST, new Operand.Constant(what)).whereFound();
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(CONNECTION + "$1", "readTimedOut", CloseCause.ERROR, NotReused.ERROR),
                new ClosingMethod(
                        CONNECTION + "$2", "readTimedOut", CloseCause.IDLE_TIMER, NotReused.IDLE_EXPIRY_CHURN),
                // By a timer, unless headers or a farewell of the peer's say otherwise.
                new ClosingMethod(
                        HTTP1_CONNECTION, "windDownConnection", CloseCause.MAX_LIFETIME, NotReused.MAX_LIFETIME_CHURN),
                new ClosingMethod(
                        HTTP2_CONNECTION, "windDownConnection", CloseCause.MAX_LIFETIME, NotReused.MAX_LIFETIME_CHURN));
    }
}
