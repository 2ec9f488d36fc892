// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.NotReused;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one pool to one address: how many are idle, and what those that are gone were lost to.
 *
 * <p>A connection that a pool loses leaves a place empty. The connection opened next takes that place, and is one that
 * would not have been needed but for the loss; so each loss explains one open. Safe for use by any number of threads.
 */
final class PoolRoute {

    private static final NotReused[] REASONS = NotReused.values();

    private final AtomicIntegerArray lost = new AtomicIntegerArray(REASONS.length);

    /** Those that are open; looked through when another is opened, so that a request has nothing to keep up to date. */
    private final Set<Traffic> connections = ConcurrentHashMap.newKeySet();

    void join(Traffic connection) {
        connections.add(connection);
    }

    void leave(Traffic connection) {
        connections.remove(connection);
    }

    /** A connection is gone, for a reason. */
    void lose(NotReused reason) {
        lost.incrementAndGet(reason.ordinal());
    }

    /**
     * A connection was opened; returns why none of those opened before it could be used, or null if none was to be had.
     *
     * @param since when its connect began; {@link System#nanoTime}
     */
    @Nullable
    NotReused open(long since) {
        for (var connection : connections) {
            if (connection.isIdleSince(since)) {
                return NotReused.POOL_KEY_MISS;
            }
        }
        for (var reason : REASONS) {
            for (int n = lost.get(reason.ordinal()); n > 0; n = lost.get(reason.ordinal())) {
                if (lost.compareAndSet(reason.ordinal(), n, n - 1)) {
                    return reason;
                }
            }
        }
        return null;
    }
}
