// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.Distribution;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Merges distributions of times.
 *
 * <p>A report has only quantiles, so times are assumed to be spread evenly between them. Merged quantiles are exact if the JVMs'
 * distributions are equal, and else an estimate. Values within two percent of each other share a step, which bounds the number of
 * steps.
 */
final class FleetTimes {

    /** A double's exponent and the top 6 bits of its fraction are its step, 64 per power of two; this many bits are dropped. */
    private static final int BITS_BELOW_STEP = 52 - 6;

    /** In ascending order, each with its weight and the highest value in it. */
    private int[] steps = new int[4];

    private double[] weights = new double[4];
    private double[] highest = new double[4];
    private int size;
    private long count;
    private double max;

    void add(@Nullable Distribution distribution) {
        if (distribution == null || distribution.count() <= 0) {
            return;
        }
        count += distribution.count();
        max = Math.max(max, distribution.max());
        put(0.50 * distribution.count(), distribution.p50());
        put(0.40 * distribution.count(), distribution.p90());
        put(0.09 * distribution.count(), distribution.p99());
        put(0.01 * distribution.count(), distribution.max());
    }

    private void put(double weight, double value) {
        int step = (int) (Double.doubleToRawLongBits(Math.max(0, value)) >>> BITS_BELOW_STEP);
        int at = Arrays.binarySearch(steps, 0, size, step);
        if (at < 0) {
            at = -at - 1;
            makeRoom(at);
            steps[at] = step;
        }
        weights[at] += weight;
        highest[at] = Math.max(highest[at], value);
    }

    private void makeRoom(int at) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
            highest = Arrays.copyOf(highest, size * 2);
        }
        System.arraycopy(steps, at, steps, at + 1, size - at);
        System.arraycopy(weights, at, weights, at + 1, size - at);
        System.arraycopy(highest, at, highest, at + 1, size - at);
        weights[at] = 0;
        highest[at] = 0;
        size++;
    }

    /** Returns null if nothing was measured. */
    @Nullable
    Distribution distribution() {
        return count == 0 ? null : new Distribution(count, quantile(0.5), quantile(0.9), quantile(0.99), max);
    }

    private double quantile(double share) {
        // The sum of many fractions may differ slightly from an integer.
        double tolerance = count * 1e-9;
        double left = share * count;
        double below = 0;
        for (int i = 0; i < size; i++) {
            if (left <= weights[i] + tolerance) {
                boolean isAtEnd = weights[i] - left <= tolerance;
                return isAtEnd ? highest[i] : below + (highest[i] - below) * left / weights[i];
            }
            left -= weights[i];
            below = highest[i];
        }
        return max;
    }
}
