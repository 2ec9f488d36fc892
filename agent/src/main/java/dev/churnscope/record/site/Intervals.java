// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The times between successive events, which show whether they occur at a fixed period. Safe for use by any number of
 * threads.
 */
public final class Intervals {

    private static final long NONE = Long.MIN_VALUE;

    private final AtomicLong last = new AtomicLong(NONE);
    private final Histogram nanos = new Histogram();

    /** @param now {@link System#nanoTime} */
    public void mark(long now) {
        long before = last.getAndSet(now);
        if (before != NONE) {
            nanos.record(now - before);
        }
    }

    /** Returns the times so far: one fewer than events. */
    public HistogramCounts counts() {
        return nanos.counts();
    }

    /** Makes the next event the first of a new window. */
    void beginWindow() {
        last.set(NONE);
        nanos.beginWindow();
    }
}
