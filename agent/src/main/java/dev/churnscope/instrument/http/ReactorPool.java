// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeTraffic;
import java.util.ArrayList;
import java.util.List;

/**
 * The pool of Project Reactor, on its own or as Reactor Netty's copy.
 *
 * <p>Whoever wants a connection is put into a queue as a {@code Borrower}. Whichever thread then comes by, another
 * borrower's or one that gives a connection back, goes through the queue, hands out what is idle and opens what is missing:
 * each for the borrower that it takes from the queue. What a borrower does with the connection is its own again.
 */
public final class ReactorPool implements Instrumentation {

    private static final String POOL = "reactor/pool/SimpleDequePool";
    private static final String BORROWER = "reactor/pool/AbstractPool$Borrower";
    private static final String SLOT = "reactor/pool/AbstractPool$AbstractPooledRef";
    private static final String BUILDER = "reactor/pool/PoolBuilder";
    private static final String METADATA = "reactor/pool/PooledRefMetadata";

    @Override
    public List<String> classNames() {
        return List.of(POOL, BORROWER, BUILDER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case POOL -> {
                var drain = drain("pendingPoll");
                yield List.of(
                        drain.get(0),
                        drain.get(1),
                        // What was tied to a connection before, such as Reactor Netty's own object for it.
                        new Insertion("createSlot", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, TOP, FIRST),
                        // Whoever goes through the queue looks at the number first.
                        new Insertion(
                                        "maybeRecycleAndDrain",
                                        InsertionPoint.afterCall("incrementIdle"),
                                        HookMethod.RELEASED,
                                        poolable(prefix))
                                .optional());
            }
            case BORROWER -> {
                var all = new ArrayList<>(borrower());
                // While it goes through the queue, unless a scheduler is set for the rest.
                all.add(new Insertion("deliver", InsertionPoint.atEntry(), HookMethod.ACQUIRED, poolable(prefix)));
                yield all;
            }
            case BUILDER -> {
                var metadata = new Operand.Local(1);
                yield List.of(new Insertion(
                                "lambda$*",
                                InsertionPoint.afterCall(prefix + METADATA, "lifeTime", "()J"),
                                HookMethod.NOTED_FROM,
                                new Operand.Top(2),
                                new Operand.Call(metadata, prefix + METADATA, "maxLifeTimeMs", "()J", true),
                                new Operand.Local(0),
                                new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT))
                        .optional());
            }
            default -> throw new IllegalArgumentException(className);
        };
    }

    /** What is pooled, where the first parameter is the slot for it: each time it goes back to the pool it gets another. */
    private static Operand poolable(String prefix) {
        return new Operand.Call(FIRST, prefix + SLOT, "poolable", "()Ljava/lang/Object;", false);
    }

    /** Returns what a pool's loop through its queue needs, where {@code poll} takes a borrower from the queue. */
    static List<Insertion> drain(String poll) {
        return List.of(
                new Insertion("drainLoop", InsertionPoint.around(), HookMethod.BEGIN, new Operand.Null()),
                new Insertion("drainLoop", InsertionPoint.afterCall(poll), HookMethod.SWITCH_TO, TOP));
    }

    /** Returns what makes a borrower carry its caller. */
    static List<Insertion> borrower() {
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion("deliver", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                new Insertion("fail", InsertionPoint.around(), HookMethod.BEGIN, THIS));
    }
}
