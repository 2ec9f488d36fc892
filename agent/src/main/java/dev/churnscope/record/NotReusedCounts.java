// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.NotReused;
import java.util.concurrent.atomic.AtomicLongArray;

/** The connections of one site that had to be opened because others could not be used, by reason. Thread-safe. */
final class NotReusedCounts {

    private final AtomicLongArray counts = new AtomicLongArray(NotReused.values().length);

    void count(NotReused reason) {
        counts.incrementAndGet(reason.ordinal());
    }

    long of(NotReused reason) {
        return counts.get(reason.ordinal());
    }
}
