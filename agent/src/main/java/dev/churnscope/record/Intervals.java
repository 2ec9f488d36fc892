// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.Distribution;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The times between one event and the next: what comes at a fixed period shows by them. Safe for use by any number of threads. */
final class Intervals {

    private static final long NONE = Long.MIN_VALUE;

    private final AtomicLong last = new AtomicLong(NONE);
    private final Histogram nanos = new Histogram();

    /** @param now {@link System#nanoTime} */
    void mark(long now) {
        long before = last.getAndSet(now);
        if (before != NONE) {
            nanos.record(now - before);
        }
    }

    /** Returns quantiles in milliseconds; null before the second event. */
    @Nullable
    Distribution distribution() {
        return nanos.distribution();
    }
}
