// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.NotReused;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one pool to one address: which are idle, and what those that are gone were lost to.
 *
 * <p>A connection that a pool loses leaves a place empty. The connection opened next takes that place, and is one that
 * would not have been needed but for the loss; so each loss explains one open. Safe for use by any number of threads.
 */
final class PoolRoute {

    private static final NotReused[] REASONS = NotReused.values();

    private final AtomicIntegerArray lost = new AtomicIntegerArray(REASONS.length);
    private final Set<Traffic> idle = ConcurrentHashMap.newKeySet(0);

    /** A connection waits for the next request. */
    void addIdle(Traffic connection) {
        idle.add(connection);
    }

    /** A connection no longer waits. */
    void removeIdle(Traffic connection) {
        idle.remove(connection);
    }

    /** A connection is gone, for a reason. */
    void lose(NotReused reason) {
        lost.incrementAndGet(reason.ordinal());
    }

    /**
     * A connection was opened; returns why none of those opened before it could be used, or null if none was to be had.
     *
     * @param since when it was begun: what has become idle in the meantime was not there to be used
     */
    @Nullable
    NotReused open(long since) {
        Traffic expired = null;
        for (var connection : idle) {
            if (connection.wasIdleBefore(since)) {
                if (connection.isUsableAt(since)) {
                    return NotReused.POOL_KEY_MISS;
                }
                expired = connection;
            }
        }
        for (var reason : REASONS) {
            for (int n = lost.get(reason.ordinal()); n > 0; n = lost.get(reason.ordinal())) {
                if (lost.compareAndSet(reason.ordinal(), n, n - 1)) {
                    return reason;
                }
            }
        }
        if (expired != null && idle.remove(expired)) {
            // The pool has yet to close it.
            expired.leaveRoute();
            return NotReused.IDLE_EXPIRY_CHURN;
        }
        return null;
    }
}
