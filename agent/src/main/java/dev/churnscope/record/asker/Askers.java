// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.asker;

import dev.churnscope.record.foreign.WeakIdentityMap;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.Caller;
import java.net.ChurnscopeHandOver;
import java.util.concurrent.LinkedBlockingQueue;
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
public final class Askers extends ChurnscopeHandOver {

    private static final int LONGEST_LINE = 1000;

    private final CallStacks stacks;
    private final WeakIdentityMap<Asked> askers = new WeakIdentityMap<>();
    private final ThreadLocal<Work> current = new ThreadLocal<>();

    /** Those of the carriers that wait in a queue for which something was opened. */
    private final WeakIdentityMap<Boolean> served = new WeakIdentityMap<>();

    /** Who waits in line at what is done in order, pools for themselves included; bounded, since what waits may be dropped unseen. */
    private final WeakIdentityMap<LinkedBlockingQueue<Asked>> lines = new WeakIdentityMap<>();

    /**
     * A caller that waits for what others do for him.
     *
     * @param since when he asked: what is done for him is done later; {@link System#nanoTime}
     */
    private record Asked(Caller caller, long since) {}

    /**
     * What a thread works for; the innermost of what it began.
     *
     * @param whateverStack whether the asker counts even where a line of the application is on the stack
     * @param why what connections are noted for that it closes, or 0
     */
    private record Work(
            @Nullable Object carrier,
            @Nullable Asked asker,
            boolean whateverStack,
            int why,
            @Nullable Work outer) {

        Work(@Nullable Object carrier, @Nullable Asked asker, boolean whateverStack, @Nullable Work outer) {
            this(carrier, asker, whateverStack, 0, outer);
        }
    }

    public Askers(CallStacks stacks) {
        this.stacks = stacks;
    }

    /** Returns the caller that the current thread acts for. */
    public Caller here() {
        var asked = whateverStack();
        return asked == null ? orAsker(stacks.here()) : stacks.onBehalfOf(asked.caller(), stacks.here());
    }

    /** Returns when the one asked whom the current thread works for; 0 where it is not known to work for anybody. */
    public long askedSince() {
        var asked = workedFor();
        return asked == null ? 0 : asked.since();
    }

    /** Returns whom the current thread works for whatever is on its stack, or null. */
    private @Nullable Asked whateverStack() {
        var work = current.get();
        return work != null && work.whateverStack() ? work.asker() : null;
    }

    /** Returns who a caller acts for where it is not the application itself, as far as that is known. */
    public Caller orAsker(Caller here) {
        if (!here.isApplication()) {
            var asked = workedFor();
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
    private Asked asks() {
        var known = whateverStack();
        if (known != null) {
            return known;
        }
        // Who hands on what he works for asked before, though the thread may be his own.
        var asked = workedFor();
        return new Asked(orAsker(stacks.here()), asked == null ? System.nanoTime() : asked.since());
    }

    /** Returns the innermost of those that the current thread works for, or null. */
    private @Nullable Asked workedFor() {
        for (var work = current.get(); work != null; work = work.outer()) {
            if (work.asker() != null) {
                return work.asker();
            }
        }
        return null;
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
        var work = current.get();
        if (work != null && work.asker() != null) {
            askers.put(carrier, work.asker());
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
        var next = carrierWorkedFor();
        serve(next == null ? nextOf(waiting) : next, carrier);
    }

    @Override
    protected void onHandOverForFirst(Object carrier, Iterable<?> waiting) {
        serve(nextOf(waiting), carrier);
    }

    /** Opens something for one that waits, if there is any. */
    private void serve(@Nullable Object next, Object carrier) {
        if (next != null) {
            served.put(next, true);
            onPassOn(next, carrier);
        }
    }

    @Override
    protected void onHandOverInLine(Object carrier) {
        var line = lines.get(carrier);
        if (line == null) {
            var fresh = new LinkedBlockingQueue<Asked>(LONGEST_LINE);
            var raced = lines.putIfAbsent(carrier, fresh);
            line = raced == null ? fresh : raced;
        }
        var asks = new Asked(here(), System.nanoTime());
        while (!line.offer(asks)) {
            line.poll();
        }
    }

    @Override
    protected void onBeginNext(Object carrier) {
        var line = lines.get(carrier);
        var first = line == null ? null : firstOf(line);
        var asker = first == null ? askers.get(carrier) : first;
        work(carrier, asker);
    }

    /**
     * Takes the first of the application out of a line, though what a pool wants for itself may stand before: what is opened
     * next goes to whoever waits. Where nobody does, takes the first, and returns null.
     */
    private static @Nullable Asked firstOf(LinkedBlockingQueue<Asked> line) {
        for (var asker : line) {
            if (asker.caller().isApplication() && line.remove(asker)) {
                return asker;
            }
        }
        line.poll();
        return null;
    }

    /** Returns what the current thread works for, as far as it is known who asked for it. */
    private @Nullable Object carrierWorkedFor() {
        for (var work = current.get(); work != null; work = work.outer()) {
            if (work.asker() != null) {
                return work.carrier();
            }
        }
        return null;
    }

    /** Returns the first that nothing was opened for yet, else the first. */
    private @Nullable Object nextOf(Iterable<?> waiting) {
        Object first = null;
        for (var carrier : waiting) {
            if (served.get(carrier) == null) {
                return carrier;
            }
            first = first == null ? carrier : first;
        }
        return first;
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
        work(carrier, askerOf(carrier));
    }

    @Override
    protected void onBeginTask(@Nullable Object carrier, @Nullable Object task) {
        work(carrier, task == null || stacks.showsCaller(task) ? null : askerOf(carrier));
    }

    /** Of work for nobody that is inside no other nothing is kept: its end finds nothing to end. */
    private void work(@Nullable Object carrier, @Nullable Asked asker) {
        var outer = current.get();
        if (asker != null || outer != null) {
            current.set(new Work(carrier, asker, false, outer));
        }
    }

    @Override
    protected void onResume(@Nullable Object carrier) {
        var outer = current.get();
        var asker = whateverStack();
        current.set(
                asker == null
                        ? new Work(carrier, askerOf(carrier), false, outer)
                        : new Work(carrier, asker, true, outer));
    }

    @Override
    protected void onBeginFor(@Nullable Object carrier) {
        current.set(new Work(carrier, askerOf(carrier), true, current.get()));
    }

    @Override
    protected void onTurnTo(@Nullable Object carrier) {
        var work = current.get();
        current.set(new Work(carrier, askerOf(carrier), true, work == null ? null : work.outer()));
    }

    private @Nullable Asked askerOf(@Nullable Object carrier) {
        return carrier == null ? null : askers.get(carrier);
    }

    @Override
    protected void onBecause(int why) {
        var outer = current.get();
        current.set(new Work(null, whateverStack(), outer != null && outer.whateverStack(), why, outer));
    }

    /** Returns why the current thread would close connections, as one of what they are noted for; 0 if not known. */
    public int why() {
        for (var work = current.get(); work != null; work = work.outer()) {
            if (work.why() != 0) {
                return work.why();
            }
        }
        return 0;
    }

    @Override
    protected void onEnd() {
        var work = current.get();
        if (work != null) {
            current.set(work.outer());
        }
    }
}
