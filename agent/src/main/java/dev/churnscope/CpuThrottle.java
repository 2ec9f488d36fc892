// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * When work that is done again and again is due: after a pause in proportion to what it took, so that it never takes more than a
 * part of one processor, however much there is to do.
 *
 * <p>The first time is no measure, since much of it goes into classes that are loaded: the shortest pause follows. For use by one
 * thread at a time.
 */
public final class CpuThrottle {

    private final int times;
    private final long leastNanos;
    private final long mostNanos;
    private final LongSupplier clock;
    private boolean isMeasured;
    private long dueAt;

    /**
     * Lets the work be due now.
     *
     * @param times how many times as long as the work a pause is: 100 for a hundredth of one processor
     * @param least the shortest pause
     * @param most the longest, however long the work takes
     * @param clock as {@link System#nanoTime}
     */
    public CpuThrottle(int times, Duration least, Duration most, LongSupplier clock) {
        this.times = times;
        this.leastNanos = least.toNanos();
        this.mostNanos = most.toNanos();
        this.clock = clock;
        this.dueAt = clock.getAsLong();
    }

    /** Lets the work be due no sooner than after a while. Returns this. */
    public CpuThrottle after(Duration wait) {
        dueAt = clock.getAsLong() + wait.toNanos();
        return this;
    }

    /** Whether it is time. */
    public boolean isDue() {
        return clock.getAsLong() - dueAt >= 0;
    }

    /** Does the work, and decides when it is due again; where it throws, it is due as before. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return this;
        });
    }

    /** The same of work that has a result, which is returned. */
    public <T> T get(Supplier<T> work) {
        long begun = clock.getAsLong();
        T result = work.get();
        long ended = clock.getAsLong();
        long rest = isMeasured ? times * (ended - begun) : 0;
        dueAt = ended + Math.min(mostNanos, Math.max(leastNanos, rest));
        isMeasured = true;
        return result;
    }
}
