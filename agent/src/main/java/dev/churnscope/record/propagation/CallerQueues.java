// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.record.foreign.WeakIdentityMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Who waits in line at what is done in order, pools for themselves included; bounded, since what waits may be dropped unseen.
 * Safe for use by any number of threads.
 */
final class CallerQueues {

    private static final int MAX_LENGTH = 1000;

    private final WeakIdentityMap<LinkedBlockingQueue<PropagatedCaller>> queues = new WeakIdentityMap<>();

    /** Puts a caller at the end of a carrier's line; whoever stands first in one that is too long is forgotten. */
    void join(Object carrier, PropagatedCaller requester) {
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
     * Takes the first of the application out of a carrier's line, though what a pool wants for itself may stand before: what
     * is opened next goes to whoever waits. Where nobody does, takes the first, and returns null.
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
