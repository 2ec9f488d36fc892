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
 * The insertions into the connections of Micronaut's client. Their classes are inner classes of the one that owns the pool
 * of an address, which is a different one from 4.9 on.
 *
 * @param manager internal name of the class that holds all pools of a client
 * @param owner internal name of the class that owns the pool of an address
 */
record MicronautConnections(String manager, String owner) {

    String connection() {
        return owner + "$ConnectionHolder";
    }

    String http1() {
        return owner + "$Http1ConnectionHolder";
    }

    /** The handle by which an HTTP/1 request releases its connection. */
    String http1Handle() {
        return http1() + "$1";
    }

    String http2() {
        return owner + "$Http2ConnectionHolder";
    }

    /** The handle by which a stream is released. */
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
                // For a GOAWAY or a disabled pool, a stronger reason was noted before. An application that has the
                // client refreshed calls this on a thread other than the timer's event loop.
                new Insertion(
                        "windDownConnection",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_IF,
                        isOnLoop(),
                        THIS,
                        new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT)),
                // With pooling disabled, the first request ends each connection.
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
     * Returns the insertion at the release of a stream.
     *
     * @param available the call by which the connection becomes available for another stream
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

    /** Returns the insertions into the handler that receives GOAWAY frames; optional, since not every handler does. */
    List<Insertion> onGoAway() {
        return List.of(
                // The peer ends the connection; the reason depends on how long it was idle, so it is acquired first.
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
                // Called by a timer, unless headers or a GOAWAY give another reason.
                new ClosingMethod(
                        http1(), "windDownConnection", CloseCause.MAX_LIFETIME, NotReusedReason.MAX_LIFETIME_CHURN),
                new ClosingMethod(
                        http2(), "windDownConnection", CloseCause.MAX_LIFETIME, NotReusedReason.MAX_LIFETIME_CHURN));
    }
}
