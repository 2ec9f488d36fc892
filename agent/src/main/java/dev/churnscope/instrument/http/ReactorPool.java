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
 * The pool of Project Reactor, on its own or relocated into Reactor Netty.
 *
 * <p>Each acquisition is queued as a {@code Borrower}. Any thread that acquires or releases drains the queue: it delivers
 * idle connections and opens missing ones, each on behalf of the borrower that it removed from the queue. The work done
 * with a delivered connection is on behalf of its borrower again.
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
                        // The pooled object, such as Reactor Netty's connection object, is associated already.
                        new Insertion("createSlot", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, TOP, FIRST),
                        // The drain loop checks this number before it polls an idle connection.
                        new Insertion(
                                        "maybeRecycleAndDrain",
                                        InsertionPoint.afterCall("incrementIdle"),
                                        HookMethod.RELEASED,
                                        poolable(prefix))
                                .optional());
            }
            case BORROWER -> {
                var all = new ArrayList<>(borrower());
                // Called within the drain loop, unless an acquisition scheduler is set.
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

    /** The pooled object of the slot that is the first parameter; the object gets a new slot each time it is released. */
    private static Operand poolable(String prefix) {
        return new Operand.Call(FIRST, prefix + SLOT, "poolable", "()Ljava/lang/Object;", false);
    }

    /** Returns the insertions into a pool's drain loop, in which {@code poll} removes a borrower from the queue. */
    static List<Insertion> drain(String poll) {
        return List.of(
                new Insertion("drainLoop", InsertionPoint.around(), HookMethod.BEGIN, new Operand.Null()),
                new Insertion("drainLoop", InsertionPoint.afterCall(poll), HookMethod.SWITCH_TO, TOP));
    }

    /** Returns the insertions that make a borrower carry its caller. */
    static List<Insertion> borrower() {
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion("deliver", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                new Insertion("fail", InsertionPoint.around(), HookMethod.BEGIN, THIS));
    }
}
