// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A histogram of times in nanoseconds, with a relative error of at most a sixteenth.
 *
 * <p>Buckets are log-linear: {@value #STEPS} for each power of two. The buckets of a power of two are allocated when it
 * is first seen, so that the histograms of each of ten thousand sites take some hundred bytes each, which is why this is
 * not HdrHistogram. Recording takes no lock and, after the first time in a power of two, allocates nothing.
 */
public final class Histogram {

    private static final int STEP_BITS = 4;
    private static final int STEPS = 1 << STEP_BITS;

    private final AtomicReferenceArray<AtomicLongArray> octaves = new AtomicReferenceArray<>(Long.SIZE - STEP_BITS);
    private final AtomicLong max = new AtomicLong();

    /** Records a time; a negative one as zero. */
    public void record(long nanos) {
        long value = Math.max(nanos, 0);
        octave(octaveOf(value)).incrementAndGet(stepOf(value));
        long seen = max.get();
        while (value > seen && !max.weakCompareAndSetVolatile(seen, value)) {
            seen = max.get();
        }
    }

    /** Returns a snapshot of the counts. */
    public HistogramCounts counts() {
        var counts = new long[octaves.length()][];
        for (int i = 0; i < counts.length; i++) {
            var octave = octaves.get(i);
            if (octave != null) {
                counts[i] = new long[STEPS];
                Arrays.setAll(counts[i], octave::get);
            }
        }
        return new HistogramCounts(counts, max.get());
    }

    /** Resets the maximum for a new window. To be called before the window's first {@link #counts}. */
    void beginWindow() {
        max.set(0);
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

    static long middleOf(int octave, int step) {
        if (octave == 0) {
            return step;
        }
        long width = 1L << octave - 1;
        return (STEPS + step) * width + width / 2;
    }
}
