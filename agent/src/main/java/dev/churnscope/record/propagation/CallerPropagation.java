// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.record.foreign.WeakIdentityMap;
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
 * <p>A thread that was made for one task is its own carrier.
 *
 * <p>Some work is done by whichever thread comes by, such as opening connections for all that wait for one. That is begun
 * <em>for</em> its carrier: a line of the application on the stack of such a thread asked for something else.
 */
public final class CallerPropagation extends ChurnscopeHandOver {

    private final CallStacks stacks;
    private final WeakIdentityMap<PropagatedCaller> askers = new WeakIdentityMap<>();
    private final ScopeStack current = new ScopeStack();
    private final ServedWaiters waitingCarriers = new ServedWaiters();
    private final CallerQueues lines = new CallerQueues();

    /** @param stacks finds what a stack leads back to */
    public CallerPropagation(CallStacks stacks) {
        this.stacks = stacks;
    }

    /** Returns the caller that the current thread acts for. */
    public Caller here() {
        var asked = current.askerWhateverStack();
        return asked == null ? orAsker(stacks.here()) : stacks.onBehalfOf(asked.caller(), stacks.here());
    }

    /** Returns when the one asked whom the current thread works for; 0 where it is not known to work for anybody. */
    public long askedSince() {
        var asked = current.asker();
        return asked == null ? 0 : asked.since();
    }

    /** Returns who a caller acts for where it is not the application itself, as far as that is known. */
    public Caller orAsker(Caller here) {
        if (!here.isApplication()) {
            var asked = current.asker();
            if (asked == null) {
                asked = askers.get(Thread.currentThread());
            }
            if (asked != null) {
                return stacks.onBehalfOf(asked.caller(), here);
            }
        }
        return here;
    }

    /** Returns who asks now, the line on the stack or whom the thread works for, and since when. */
    private PropagatedCaller asks() {
        var known = current.askerWhateverStack();
        if (known != null) {
            return known;
        }
        // Who hands on what he works for asked before, though the thread may be his own.
        var asked = current.asker();
        return new PropagatedCaller(orAsker(stacks.here()), asked == null ? System.nanoTime() : asked.since());
    }

    /** Returns who asked for what a carrier carries, or null. */
    public @Nullable Caller of(Object carrier) {
        var asked = askers.get(carrier);
        return asked == null ? null : asked.caller();
    }

    /** Returns the caller that stands for a thread's own stack and for who asked for its work. */
    public Caller onBehalfOf(Caller asker, Caller here) {
        return stacks.onBehalfOf(asker, here);
    }

    @Override
    protected void onHandOver(Object carrier) {
        var asks = asks();
        if (asks.caller().isApplication()) {
            askers.put(carrier, asks);
        }
    }

    @Override
    protected void onTakeOver(Object carrier) {
        var asker = current.innermostAsker();
        if (asker != null) {
            askers.put(carrier, asker);
        } else {
            onHandOver(carrier);
        }
    }

    @Override
    protected void onHandOverOnce(Object carrier) {
        if (askers.get(carrier) == null) {
            onHandOver(carrier);
        }
    }

    @Override
    protected void onHandOverTask(Object carrier, Object task) {
        if (!stacks.showsCaller(task)) {
            onHandOver(carrier);
        }
    }

    @Override
    protected void onHandOverForNext(Object carrier, Iterable<?> waiting) {
        var next = current.carrier();
        serve(next == null ? waitingCarriers.next(waiting) : next, carrier);
    }

    @Override
    protected void onHandOverForFirst(Object carrier, Iterable<?> waiting) {
        serve(waitingCarriers.next(waiting), carrier);
    }

    /** Opens something for one that waits, if there is any. */
    private void serve(@Nullable Object next, Object carrier) {
        if (next != null) {
            waitingCarriers.serve(next);
            onPassOn(next, carrier);
        }
    }

    @Override
    protected void onHandOverInLine(Object carrier) {
        lines.join(carrier, new PropagatedCaller(here(), System.nanoTime()));
    }

    @Override
    protected void onBeginNext(Object carrier) {
        var first = lines.next(carrier);
        current.begin(carrier, first == null ? askers.get(carrier) : first);
    }

    @Override
    protected void onPassOn(Object from, Object to) {
        var asker = askers.get(from);
        if (asker != null) {
            askers.put(to, asker);
        }
    }

    @Override
    protected void onPassOnOnce(Object from, Object to) {
        if (askers.get(to) == null) {
            onPassOn(from, to);
        }
    }

    @Override
    protected void onBegin(@Nullable Object carrier) {
        current.begin(carrier, askerOf(carrier));
    }

    @Override
    protected void onBeginTask(@Nullable Object carrier, @Nullable Object task) {
        current.begin(carrier, task == null || stacks.showsCaller(task) ? null : askerOf(carrier));
    }

    @Override
    protected void onResume(@Nullable Object carrier) {
        var known = current.askerWhateverStack();
        current.begin(carrier, known == null ? askerOf(carrier) : known, known != null);
    }

    @Override
    protected void onBeginFor(@Nullable Object carrier) {
        current.begin(carrier, askerOf(carrier), true);
    }

    @Override
    protected void onTurnTo(@Nullable Object carrier) {
        current.turnTo(carrier, askerOf(carrier));
    }

    private @Nullable PropagatedCaller askerOf(@Nullable Object carrier) {
        return carrier == null ? null : askers.get(carrier);
    }

    @Override
    protected void onBecause(int why) {
        current.because(why);
    }

    /** Returns why the current thread would close connections, as one of what they are noted for; 0 if not known. */
    public int why() {
        return current.why();
    }

    @Override
    protected void onEnd() {
        current.end();
    }
}
