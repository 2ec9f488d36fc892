// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.Caller;
import java.net.ChurnscopeHandOver;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for the work that a thread does.
 *
 * <p>A library says which object of its own carries the work from the thread that asks to the thread that works. For the
 * object's life its asker is remembered; while a thread works for it, whatever that thread does without a line of the
 * application on its own stack was asked for by the asker. Work may be handed on: then the asker stays the same.
 *
 * <p>Some work is done by whichever thread comes by, such as opening connections for all that wait for one. That is begun
 * <em>for</em> its carrier: a line of the application on the stack of such a thread asked for something else.
 */
final class Askers extends ChurnscopeHandOver {

    private final CallStacks stacks;
    private final WeakIdentityMap<Caller> askers = new WeakIdentityMap<>();
    private final ThreadLocal<Work> current = new ThreadLocal<>();

    /**
     * What a thread works for; the innermost of what it began.
     *
     * @param whateverStack whether the asker counts even where a line of the application is on the stack
     */
    private record Work(
            @Nullable Caller asker,
            boolean whateverStack,
            @Nullable Work outer) {}

    Askers(CallStacks stacks) {
        this.stacks = stacks;
    }

    /** Returns the caller that the current thread acts for. */
    Caller here() {
        var asker = whateverStack();
        return asker == null ? orAsker(stacks.here()) : stacks.onBehalfOf(asker, stacks.here());
    }

    /** Returns whom the current thread works for whatever is on its stack, or null. */
    private @Nullable Caller whateverStack() {
        var work = current.get();
        return work != null && work.whateverStack() ? work.asker() : null;
    }

    /** Returns who a caller acts for where it is not the application itself, as far as that is known. */
    Caller orAsker(Caller here) {
        if (!here.isApplication()) {
            for (var work = current.get(); work != null; work = work.outer()) {
                if (work.asker() != null) {
                    return stacks.onBehalfOf(work.asker(), here);
                }
            }
        }
        return here;
    }

    /** Returns who asked for what a carrier carries, or null. */
    @Nullable
    Caller of(Object carrier) {
        return askers.get(carrier);
    }

    /** Returns the caller that stands for a thread's own stack and for who asked for its work. */
    Caller onBehalfOf(Caller asker, Caller here) {
        return stacks.onBehalfOf(asker, here);
    }

    @Override
    protected void onHandOver(Object carrier) {
        var known = whateverStack();
        var asker = known == null ? orAsker(stacks.here()) : known;
        if (asker.isApplication()) {
            askers.put(carrier, asker);
        }
    }

    @Override
    protected void onTakeOver(Object carrier) {
        var work = current.get();
        if (work != null && work.asker() != null) {
            askers.put(carrier, work.asker());
        } else {
            onHandOver(carrier);
        }
    }

    @Override
    protected void onPassOn(Object from, Object to) {
        var asker = askers.get(from);
        if (asker != null) {
            askers.put(to, asker);
        }
    }

    @Override
    protected void onBegin(@Nullable Object carrier) {
        current.set(new Work(askerOf(carrier), false, current.get()));
    }

    @Override
    protected void onResume(@Nullable Object carrier) {
        var outer = current.get();
        var asker = whateverStack();
        current.set(asker == null ? new Work(askerOf(carrier), false, outer) : new Work(asker, true, outer));
    }

    @Override
    protected void onBeginFor(@Nullable Object carrier) {
        current.set(new Work(askerOf(carrier), true, current.get()));
    }

    @Override
    protected void onTurnTo(@Nullable Object carrier) {
        var work = current.get();
        current.set(new Work(askerOf(carrier), true, work == null ? null : work.outer()));
    }

    private @Nullable Caller askerOf(@Nullable Object carrier) {
        return carrier == null ? null : askers.get(carrier);
    }

    @Override
    protected void onEnd() {
        var work = current.get();
        if (work == null || work.outer() == null) {
            // Threads of a pool keep nothing of ours.
            current.remove();
        } else {
            current.set(work.outer());
        }
    }
}
