// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.record.foreign.JavaNetHttpCalls;
import dev.churnscope.record.foreign.WeakIdentityMap;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.Caller;
import java.net.ChurnscopePropagation;
import org.jspecify.annotations.Nullable;

/**
 * Propagates callers: attributes what a thread does to the caller that requested it, possibly on another thread.
 *
 * <p>A hook reports which object of a library's own, the carrier, takes the work from the requesting thread to the
 * executing one. The requester is remembered for the carrier's life. While a thread works for it, anything the thread
 * does without an application frame on its own stack is attributed to that requester. When the work moves on to another
 * carrier, the requester stays the same.
 *
 * <p>A thread that was created for one task is its own carrier.
 *
 * <p>Some work may run on any thread that happens to use the library, such as opening connections for all waiters. Such
 * work is begun <em>for</em> its carrier ({@link #onBeginFor}): an application frame on the stack of such a thread has
 * requested something else.
 *
 * <p>Safe for use by any number of threads.
 */
public final class CallerPropagation extends ChurnscopePropagation {

    private final CallStacks stacks;
    private final WeakIdentityMap<PropagatedCaller> requesters = new WeakIdentityMap<>();
    private final ScopeStack current = new ScopeStack();
    private final ServedWaiters servedWaiters = new ServedWaiters();
    private final CallerQueues queues = new CallerQueues();

    /** @param stacks finds the caller on a stack */
    public CallerPropagation(CallStacks stacks) {
        this.stacks = stacks;
    }

    /** Returns the caller that the current thread acts for. */
    public Caller currentCaller() {
        var requester = current.requesterOverridingStack();
        return requester == null
                ? orRequester(stacks.currentCaller())
                : stacks.onBehalfOf(requester.caller(), stacks.currentCaller());
    }

    /** Returns when the current work was requested ({@link System#nanoTime}); 0 if unknown. */
    public long requestedSince() {
        var requester = current.requester();
        return requester == null ? 0 : requester.since();
    }

    /**
     * Returns a number for the call of a client for which the current thread works, if the client may connect more than
     * once for it; 0 if there is none.
     */
    public int currentCall() {
        return JavaNetHttpCalls.idOf(current.carrier());
    }

    /**
     * Returns the requester of the current work, combined with the stack's caller, if that is not an application caller
     * itself and the requester is known; else the stack's caller.
     */
    public Caller orRequester(Caller stackCaller) {
        if (!stackCaller.isApplication()) {
            var requester = current.requester();
            if (requester == null) {
                requester = requesters.get(Thread.currentThread());
            }
            if (requester != null) {
                return stacks.onBehalfOf(requester.caller(), stackCaller);
            }
        }
        return stackCaller;
    }

    /** Returns the caller that a carrier captures now, and when it made its request. */
    private PropagatedCaller currentRequest() {
        var known = current.requesterOverridingStack();
        if (known != null) {
            return known;
        }
        // Work passed on keeps the time of its original request, also on the requester's own thread.
        var requester = current.requester();
        return new PropagatedCaller(
                orRequester(stacks.currentCaller()), requester == null ? System.nanoTime() : requester.since());
    }

    /** Returns the requester of the work that a carrier stands for, or null. */
    public @Nullable Caller of(Object carrier) {
        var requester = requesters.get(carrier);
        return requester == null ? null : requester.caller();
    }

    /** Returns a caller that combines the one on a thread's own stack with the requester of its work. */
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

    /** Propagates the requester of a waiter, if there is one, to the carrier of the open. */
    private void serve(@Nullable Object next, Object carrier) {
        if (next != null) {
            servedWaiters.serve(next);
            onPropagate(next, carrier);
        }
    }

    @Override
    protected void onEnqueue(Object carrier) {
        queues.add(carrier, new PropagatedCaller(currentCaller(), System.nanoTime()));
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

    /**
     * Returns why the current thread closes connections, a constant of {@link java.net.ChurnscopeTraffic}; 0 if not
     * known.
     */
    public int closeReason() {
        return current.closeReason();
    }

    @Override
    protected void onEnd() {
        current.end();
    }
}
