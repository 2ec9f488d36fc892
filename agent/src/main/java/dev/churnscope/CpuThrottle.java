// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Decides when recurring work is due: after a pause in proportion to the time that it took, so that it never uses more than a
 * given share of one processor, however much there is to do.
 *
 * <p>The first run is not measured, since class loading dominates it; the shortest pause follows. For use by one thread at a
 * time.
 */
public final class CpuThrottle {

    private final int pauseFactor;
    private final long minNanos;
    private final long maxNanos;
    private final LongSupplier clock;
    private boolean isMeasured;
    private long dueAt;

    /**
     * Creates a throttle whose work is due now.
     *
     * @param pauseFactor the length of a pause relative to the work: 100 for about 1% of one processor
     * @param min the shortest pause
     * @param max the longest pause, however long the work takes
     * @param clock as {@link System#nanoTime}
     */
    public CpuThrottle(int pauseFactor, Duration min, Duration max, LongSupplier clock) {
        this.pauseFactor = pauseFactor;
        this.minNanos = min.toNanos();
        this.maxNanos = max.toNanos();
        this.clock = clock;
        this.dueAt = clock.getAsLong();
    }

    /** Postpones the work until the wait is over. Returns this. */
    public CpuThrottle after(Duration wait) {
        dueAt = clock.getAsLong() + wait.toNanos();
        return this;
    }

    /** Whether the work is due. */
    public boolean isDue() {
        return clock.getAsLong() - dueAt >= 0;
    }

    /** Does the work, and sets when it is due next; if it throws, it remains due. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return this;
        });
    }

    /** Does the work like {@link #run}, and returns its result. */
    public <T> T get(Supplier<T> work) {
        long start = clock.getAsLong();
        T result = work.get();
        long end = clock.getAsLong();
        long pause = isMeasured ? pauseFactor * (end - start) : 0;
        dueAt = end + Math.min(maxNanos, Math.max(minNanos, pause));
        isMeasured = true;
        return result;
    }
}
