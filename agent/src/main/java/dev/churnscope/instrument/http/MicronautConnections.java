// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * What the connections of Micronaut's client tell. Their classes are inner ones of the class that owns the pool of an
 * address, which is another in 4.9 than before.
 *
 * @param manager internal name of the class that has all pools of a client
 * @param owner internal name of the class that owns the pool of an address
 */
record MicronautConnections(String manager, String owner) {

    String connection() {
        return owner + "$ConnectionHolder";
    }

    String http1() {
        return owner + "$Http1ConnectionHolder";
    }

    /** What a request over HTTP/1 holds, and releases a connection by. */
    String http1Handle() {
        return http1() + "$1";
    }

    String http2() {
        return owner + "$Http2ConnectionHolder";
    }

    /** What a stream is released by. */
    String stream() {
        return http2() + "$2";
    }

    List<Insertion> ofConnection() {
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, SECOND).optional(),
                new Insertion(
                                "<init>",
                                InsertionPoint.beforeReturn(),
                                HookMethod.POOLED,
                                SECOND,
                                new Operand.FieldOf(FIRST, owner, "this$0", 'L' + manager + ';'))
                        .optional(),
                // Of a farewell, and of a pool that is to be none, more was noted before. A line of
                // the application that has the client refreshed is on another thread than the timer.
                new Insertion(
                        "windDownConnection",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_IF,
                        isOnLoop(),
                        THIS,
                        new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT)),
                // Where there is to be no pool, each connection is ended by its first request.
                new Insertion(
                        "emitPoolHandle",
                        InsertionPoint.beforeCall(connection(), "windDownConnection", "()V"),
                        HookMethod.NOTED,
                        THIS,
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)));
    }

    private Operand isOnLoop() {
        String netty = "io/netty/channel/";
        var channel = new Operand.Field(connection(), "channel", 'L' + netty + "Channel;");
        var loop = new Operand.Call(channel, netty + "Channel", "eventLoop", "()L" + netty + "EventLoop;", true);
        return new Operand.Call(loop, netty + "EventLoop", "inEventLoop", "()Z", true);
    }

    /**
     * Returns what is inserted where a stream is released.
     *
     * @param available by which its connection takes another
     */
    Insertion ofStream(InsertionPoint available) {
        var connection = new Operand.Field(stream(), "this$2", 'L' + http2() + ';');
        return new Insertion(
                        "release",
                        available,
                        HookMethod.IDLE_UNLESS,
                        new Operand.Call(connection, http2(), "hasLiveRequests", "()Z", false),
                        connection)
                .optional();
    }

    /** Returns what is inserted into a handler, if it is the one that hears of the peer's farewell. */
    List<Insertion> onGoAway() {
        return List.of(
                // What it was lost to depends on how long it had been idle; that it ends is the peer's doing.
                atGoAway(HookMethod.ACQUIRED, FIRST),
                atGoAway(HookMethod.NOTED, FIRST, new Operand.Constant(ChurnscopeTraffic.PEER_CLOSED)),
                atGoAway(HookMethod.NOTED, FIRST, new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)));
    }

    private Insertion atGoAway(HookMethod hook, Operand... operands) {
        var goAway = InsertionPoint.beforeCall(http2(), "windDownConnection", "()V");
        return new Insertion("channelRead", goAway, hook, operands).optional();
    }

    List<ClosingMethod> closingMethods() {
        return List.of(
                ClosingMethod.ofReadTimeout(connection() + "$1", "readTimedOut"),
                new ClosingMethod(
                        connection() + "$2", "readTimedOut", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                // By a timer, unless headers or a farewell of the peer's say otherwise.
                new ClosingMethod(
                        http1(), "windDownConnection", CloseCause.MAX_LIFETIME, NotReusedReason.MAX_LIFETIME_CHURN),
                new ClosingMethod(
                        http2(), "windDownConnection", CloseCause.MAX_LIFETIME, NotReusedReason.MAX_LIFETIME_CHURN));
    }
}
