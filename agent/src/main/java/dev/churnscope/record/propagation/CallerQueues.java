// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.record.foreign.WeakIdentityMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * FIFO queues of callers, including those that a pool queues for itself. Bounded, since a library may drop a waiter
 * unseen. Safe for use by any number of threads.
 */
final class CallerQueues {

    private static final int MAX_LENGTH = 1000;

    private final WeakIdentityMap<LinkedBlockingQueue<PropagatedCaller>> queues = new WeakIdentityMap<>();

    /** Adds a caller at the end of a carrier's queue; drops the head of a queue that is too long. */
    void add(Object carrier, PropagatedCaller requester) {
        var queue = queues.get(carrier);
        if (queue == null) {
            var fresh = new LinkedBlockingQueue<PropagatedCaller>(MAX_LENGTH);
            var raced = queues.putIfAbsent(carrier, fresh);
            queue = raced == null ? fresh : raced;
        }
        while (!queue.offer(requester)) {
            queue.poll();
        }
    }

    /**
     * Removes and returns the first application caller in a carrier's queue, passing over the pool's own entries: the
     * next connection goes to a waiting caller. If there is none, drops the head and returns null.
     */
    @Nullable
    PropagatedCaller next(Object carrier) {
        var queue = queues.get(carrier);
        if (queue == null) {
            return null;
        }
        for (var requester : queue) {
            if (requester.caller().isApplication() && queue.remove(requester)) {
                return requester;
            }
        }
        queue.poll();
        return null;
    }
}
