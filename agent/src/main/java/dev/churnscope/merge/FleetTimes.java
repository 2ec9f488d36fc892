// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.Distribution;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Distributions of times, folded into one.
 *
 * <p>A report has quantiles and not the times behind them, which are taken to be spread evenly between. So merged quantiles are
 * exact where the JVMs are alike, and else an estimate. Values within two percent of each other share a step, which bounds the
 * number of steps.
 */
final class FleetTimes {

    /** The exponent of a double and this many bits of its fraction are the step it belongs to: 64 to each power of two. */
    private static final int BITS_OF_A_STEP = 52 - 6;

    /** In rising order, with what lies in each and the highest of that. */
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
        int step = (int) (Double.doubleToRawLongBits(Math.max(0, value)) >>> BITS_OF_A_STEP);
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

    /** Returns null where nothing was measured. */
    @Nullable
    Distribution distribution() {
        return count == 0 ? null : new Distribution(count, quantile(0.5), quantile(0.9), quantile(0.99), max);
    }

    private double quantile(double share) {
        // The sum of many fractions may miss a whole number by a little.
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
