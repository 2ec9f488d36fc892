// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.record.foreign.WeakIdentityMap;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.Caller;
import java.net.ChurnscopePropagation;
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
public final class CallerPropagation extends ChurnscopePropagation {

    private final CallStacks stacks;
    private final WeakIdentityMap<PropagatedCaller> requesters = new WeakIdentityMap<>();
    private final ScopeStack current = new ScopeStack();
    private final ServedWaiters servedWaiters = new ServedWaiters();
    private final CallerQueues queues = new CallerQueues();

    /** @param stacks finds what a stack leads back to */
    public CallerPropagation(CallStacks stacks) {
        this.stacks = stacks;
    }

    /** Returns the caller that the current thread acts for. */
    public Caller currentCaller() {
        var asked = current.requesterOverridingStack();
        return asked == null
                ? orRequester(stacks.currentCaller())
                : stacks.onBehalfOf(asked.caller(), stacks.currentCaller());
    }

    /** Returns when the one asked whom the current thread works for; 0 where it is not known to work for anybody. */
    public long requestedSince() {
        var asked = current.requester();
        return asked == null ? 0 : asked.since();
    }

    /** Returns who a caller acts for where it is not the application itself, as far as that is known. */
    public Caller orRequester(Caller stackCaller) {
        if (!stackCaller.isApplication()) {
            var asked = current.requester();
            if (asked == null) {
                asked = requesters.get(Thread.currentThread());
            }
            if (asked != null) {
                return stacks.onBehalfOf(asked.caller(), stackCaller);
            }
        }
        return stackCaller;
    }

    /** Returns who asks now, the line on the stack or whom the thread works for, and since when. */
    private PropagatedCaller currentRequest() {
        var known = current.requesterOverridingStack();
        if (known != null) {
            return known;
        }
        // Who hands on what he works for asked before, though the thread may be his own.
        var asked = current.requester();
        return new PropagatedCaller(
                orRequester(stacks.currentCaller()), asked == null ? System.nanoTime() : asked.since());
    }

    /** Returns who asked for what a carrier carries, or null. */
    public @Nullable Caller of(Object carrier) {
        var asked = requesters.get(carrier);
        return asked == null ? null : asked.caller();
    }

    /** Returns the caller that stands for a thread's own stack and for who asked for its work. */
    public Caller onBehalfOf(Caller requester, Caller stackCaller) {
        return stacks.onBehalfOf(requester, stackCaller);
    }

    @Override
    protected void onCapture(Object carrier) {
        var currentRequest = currentRequest();
        if (currentRequest.caller().isApplication()) {
            requesters.put(carrier, currentRequest);
        }
    }

    @Override
    protected void onInherit(Object carrier) {
        var requester = current.innermostRequester();
        if (requester != null) {
            requesters.put(carrier, requester);
        } else {
            onCapture(carrier);
        }
    }

    @Override
    protected void onCaptureIfAbsent(Object carrier) {
        if (requesters.get(carrier) == null) {
            onCapture(carrier);
        }
    }

    @Override
    protected void onCaptureTask(Object carrier, Object task) {
        if (!stacks.showsCaller(task)) {
            onCapture(carrier);
        }
    }

    @Override
    protected void onPropagateFromNext(Object carrier, Iterable<?> waiting) {
        var next = current.carrier();
        serve(next == null ? servedWaiters.next(waiting) : next, carrier);
    }

    @Override
    protected void onPropagateFromFirst(Object carrier, Iterable<?> waiting) {
        serve(servedWaiters.next(waiting), carrier);
    }

    /** Opens something for one that waits, if there is any. */
    private void serve(@Nullable Object next, Object carrier) {
        if (next != null) {
            servedWaiters.serve(next);
            onPropagate(next, carrier);
        }
    }

    @Override
    protected void onEnqueue(Object carrier) {
        queues.join(carrier, new PropagatedCaller(currentCaller(), System.nanoTime()));
    }

    @Override
    protected void onBeginNext(Object carrier) {
        var first = queues.next(carrier);
        current.begin(carrier, first == null ? requesters.get(carrier) : first);
    }

    @Override
    protected void onPropagate(Object from, Object to) {
        var requester = requesters.get(from);
        if (requester != null) {
            requesters.put(to, requester);
        }
    }

    @Override
    protected void onPropagateIfAbsent(Object from, Object to) {
        if (requesters.get(to) == null) {
            onPropagate(from, to);
        }
    }

    @Override
    protected void onBegin(@Nullable Object carrier) {
        current.begin(carrier, requesterOf(carrier));
    }

    @Override
    protected void onBeginTask(@Nullable Object carrier, @Nullable Object task) {
        current.begin(carrier, task == null || stacks.showsCaller(task) ? null : requesterOf(carrier));
    }

    @Override
    protected void onResume(@Nullable Object carrier) {
        var known = current.requesterOverridingStack();
        current.begin(carrier, known == null ? requesterOf(carrier) : known, known != null);
    }

    @Override
    protected void onBeginFor(@Nullable Object carrier) {
        current.begin(carrier, requesterOf(carrier), true);
    }

    @Override
    protected void onSwitchTo(@Nullable Object carrier) {
        current.switchTo(carrier, requesterOf(carrier));
    }

    private @Nullable PropagatedCaller requesterOf(@Nullable Object carrier) {
        return carrier == null ? null : requesters.get(carrier);
    }

    @Override
    protected void onBeginClosing(int closeReason) {
        current.beginClosing(closeReason);
    }

    /** Returns why the current thread would close connections, as one of what they are noted for; 0 if not known. */
    public int closeReason() {
        return current.closeReason();
    }

    @Override
    protected void onEnd() {
        current.end();
    }
}
