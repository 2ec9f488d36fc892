// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.NotReused;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one pool to one address: how many are idle, and what those that are gone were lost to.
 *
 * <p>A connection that a pool loses leaves a place empty. The connection opened next takes the place left last, and is one
 * that would not have been needed but for the loss; so each loss explains one open. Safe for use by any number of threads.
 */
final class PoolRoute {

    /** Losses remembered; what was lost long before so many others explains nothing any more. */
    private static final int MOST_LOSSES = 1000;

    private final AtomicReference<@Nullable Loss> last = new AtomicReference<>();
    private final AtomicInteger idle = new AtomicInteger();

    /** A connection that is gone, and those that went before it. */
    private record Loss(NotReused reason, @Nullable Loss before, int number) {}

    void addIdle(int change) {
        idle.addAndGet(change);
    }

    /** A connection is gone, for a reason. */
    void lose(NotReused reason) {
        Loss before;
        Loss loss;
        do {
            before = last.get();
            int number = before == null ? 1 : before.number() + 1;
            loss = number > MOST_LOSSES ? new Loss(reason, null, 1) : new Loss(reason, before, number);
        } while (!last.compareAndSet(before, loss));
    }

    /** A connection was opened; returns why none of those opened before it could be used, or null if none was to be had. */
    @Nullable
    NotReused open() {
        if (idle.get() > 0) {
            return NotReused.POOL_KEY_MISS;
        }
        Loss loss;
        do {
            loss = last.get();
        } while (loss != null && !last.compareAndSet(loss, loss.before()));
        return loss == null ? null : loss.reason();
    }
}
