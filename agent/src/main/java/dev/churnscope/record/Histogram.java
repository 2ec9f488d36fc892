// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.Distribution;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Times in nanoseconds, kept to within a sixteenth of their size.
 *
 * <p>Buckets are log-linear: {@value #STEPS} to each power of two. A power of two gets its buckets when it is first seen,
 * so that the two histograms of each of ten thousand sites take some hundred bytes each, which is why this is not
 * HdrHistogram. Recording takes no lock and, after the first of its size, allocates nothing.
 */
final class Histogram {

    private static final int STEP_BITS = 4;
    private static final int STEPS = 1 << STEP_BITS;
    private static final double NANOS_PER_MILLI = 1e6;

    private final AtomicReferenceArray<AtomicLongArray> octaves = new AtomicReferenceArray<>(Long.SIZE - STEP_BITS);
    private final AtomicLong max = new AtomicLong();

    void record(long nanos) {
        long value = Math.max(nanos, 0);
        octave(octaveOf(value)).incrementAndGet(stepOf(value));
        long seen = max.get();
        while (value > seen && !max.weakCompareAndSetVolatile(seen, value)) {
            seen = max.get();
        }
    }

    /** Returns quantiles in milliseconds, or null if nothing was recorded. */
    @Nullable
    Distribution distribution() {
        long count = count();
        return count == 0
                ? null
                : new Distribution(
                        count, quantile(0.50, count), quantile(0.90, count), quantile(0.99, count), millis(max.get()));
    }

    private long count() {
        long count = 0;
        for (int i = 0; i < octaves.length(); i++) {
            var octave = octaves.get(i);
            for (int step = 0; octave != null && step < STEPS; step++) {
                count += octave.get(step);
            }
        }
        return count;
    }

    private double quantile(double q, long count) {
        long rank = Math.max(1, (long) Math.ceil(q * count));
        long seen = 0;
        for (int i = 0; i < octaves.length(); i++) {
            var octave = octaves.get(i);
            for (int step = 0; octave != null && step < STEPS; step++) {
                seen += octave.get(step);
                if (seen >= rank) {
                    return millis(Math.min(middleOf(i, step), max.get()));
                }
            }
        }
        return millis(max.get());
    }

    private AtomicLongArray octave(int index) {
        var octave = octaves.get(index);
        if (octave == null) {
            octave = new AtomicLongArray(STEPS);
            if (!octaves.compareAndSet(index, null, octave)) {
                octave = octaves.get(index);
            }
        }
        return octave;
    }

    /** Octave 0 holds the values below {@value #STEPS} one by one; octave n those of n + 4 bits. */
    private static int octaveOf(long value) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - STEP_BITS);
    }

    private static int stepOf(long value) {
        int octave = octaveOf(value);
        return (int) (octave == 0 ? value : value >>> octave - 1) & STEPS - 1;
    }

    private static long middleOf(int octave, int step) {
        if (octave == 0) {
            return step;
        }
        long width = 1L << octave - 1;
        return (STEPS + step) * width + width / 2;
    }

    private static double millis(long nanos) {
        return Math.round(nanos / NANOS_PER_MILLI * 1000) / 1000.0;
    }
}
