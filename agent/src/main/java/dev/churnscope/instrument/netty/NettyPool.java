// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.netty;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;
import static dev.churnscope.instrument.patch.Insertion.TOP_AS_SECOND;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.util.List;

/**
 * Netty's own channel pools, {@code SimpleChannelPool} and the one with a limit over it, {@code FixedChannelPool}; relocated
 * copies included.
 *
 * <p>The first connects on the caller's thread, or on the event loop of an idle channel that was found closed; the second
 * on an event loop, at once or when another caller releases a channel. The promise of a channel carries the caller; the
 * second pool replaces it by its own.
 */
public final class NettyPool implements Instrumentation {

    private static final String SIMPLE = "netty/channel/pool/SimpleChannelPool";
    private static final String FIXED = "netty/channel/pool/FixedChannelPool";
    private static final String WAITING = FIXED + "$AcquireTask";

    @Override
    public List<String> classNames() {
        return List.of(SIMPLE, FIXED, WAITING);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        String promise = "L" + prefix + "netty/util/concurrent/Promise;";
        String acquire = "acquire(" + promise + ")L" + prefix + "netty/util/concurrent/Future;";
        return switch (className) {
            case SIMPLE -> {
                var delivered = InsertionPoint.beforeCall(
                        prefix + "netty/channel/pool/ChannelPoolHandler",
                        "channelAcquired",
                        "(L" + prefix + "netty/channel/Channel;)V");
                yield List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion(acquire, InsertionPoint.atEntry(), HookMethod.CAPTURE_IF_ABSENT, FIRST),
                        new Insertion(acquire, InsertionPoint.around(), HookMethod.BEGIN_FOR, FIRST),
                        // On the event loop of an idle channel; if that turns out to be closed, another is opened.
                        new Insertion(
                                "notifyHealthCheck",
                                InsertionPoint.around(),
                                HookMethod.BEGIN_FOR,
                                new Operand.Parameter(promise)),
                        // Called for a new channel, before its first request.
                        new Insertion("notifyConnect", delivered, HookMethod.POOLED, TOP, THIS),
                        new Insertion("offerChannel", InsertionPoint.atEntry(), HookMethod.RELEASING, FIRST),
                        new Insertion("offerChannel", InsertionPoint.beforeReturn(), HookMethod.RELEASED, FIRST),
                        new Insertion("pollChannel", InsertionPoint.around(), HookMethod.POLL_BEGINS),
                        new Insertion("pollChannel", InsertionPoint.beforeReturn(), HookMethod.ACQUIRED, TOP));
            }
            case FIXED ->
                List.of(
                        new Insertion(acquire, InsertionPoint.atEntry(), HookMethod.CAPTURE, FIRST),
                        new Insertion("acquire0", InsertionPoint.around(), HookMethod.BEGIN, FIRST),
                        new Insertion(
                                "acquire0",
                                InsertionPoint.beforeCall(prefix + SIMPLE, "acquire", ""),
                                HookMethod.PROPAGATE,
                                FIRST,
                                TOP_AS_SECOND));
            case WAITING -> {
                var ownPromise = new Operand.Field(prefix + WAITING, "promise", promise);
                // The first parameter of an inner class's constructor is the outer object.
                yield List.of(new Insertion(
                        "<init>", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE, SECOND, ownPromise));
            }
            default -> throw new IllegalArgumentException(className);
        };
    }
}
