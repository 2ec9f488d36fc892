// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a {@link Histogram}.
 *
 * @param octaves the counts of the steps of each power of two; null for one in which nothing was recorded
 * @param max the longest time since the window began, in nanoseconds
 */
public record HistogramCounts(long @Nullable [][] octaves, long max) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Returns what was recorded since an earlier snapshot; the maximum stays that since the window began. */
    public HistogramCounts since(HistogramCounts earlier) {
        var since = new long[octaves.length][];
        for (int i = 0; i < octaves.length; i++) {
            since[i] = earlier.octaves[i] == null ? octaves[i] : minus(octaves[i], earlier.octaves[i]);
        }
        return new HistogramCounts(since, max);
    }

    private static long[] minus(long[] counts, long[] earlier) {
        var difference = counts.clone();
        for (int step = 0; step < difference.length; step++) {
            difference[step] -= earlier[step];
        }
        return difference;
    }

    /** Returns quantiles in milliseconds, or null if nothing was recorded. */
    public @Nullable Distribution distribution() {
        long count = 0;
        for (long[] octave : octaves) {
            for (int step = 0; octave != null && step < octave.length; step++) {
                count += octave[step];
            }
        }
        return count == 0
                ? null
                : new Distribution(
                        count, quantile(0.50, count), quantile(0.90, count), quantile(0.99, count), millis(max));
    }

    private double quantile(double q, long count) {
        long rank = Math.max(1, (long) Math.ceil(q * count));
        long seen = 0;
        for (int i = 0; i < octaves.length; i++) {
            for (int step = 0; octaves[i] != null && step < octaves[i].length; step++) {
                seen += octaves[i][step];
                if (seen >= rank) {
                    return millis(Math.min(Histogram.middleOf(i, step), max));
                }
            }
        }
        return millis(max);
    }

    private static double millis(long nanos) {
        return Math.round(nanos / NANOS_PER_MILLI * 1000) / 1000.0;
    }
}
