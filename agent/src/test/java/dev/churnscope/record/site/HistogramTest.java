// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.record.Threads;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    private static final Percentage A_SIXTEENTH = Percentage.withPercentage(100 / 16.0);

    private final Histogram histogram = new Histogram();

    @Test
    void withoutValuesThereIsNoDistribution() {
        assertThat(histogram.counts().distribution()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 99, 100, 101, 10_000})
    void quantilesAreWithinASixteenthOfTheSortedValues(int count) {
        // Whole microseconds, from one to minutes, equally many of each order of magnitude.
        long[] nanos = new Random(42)
                .doubles(count)
                .mapToLong(d -> (long) Math.pow(10, 8 * d) * 1_000)
                .toArray();
        for (long value : nanos) {
            histogram.record(value);
        }
        Arrays.sort(nanos);

        var distribution = histogram.counts().distribution();

        assertThat(distribution.count()).isEqualTo(count);
        assertThat(distribution.p50()).isCloseTo(quantile(nanos, 50), A_SIXTEENTH);
        assertThat(distribution.p90()).isCloseTo(quantile(nanos, 90), A_SIXTEENTH);
        assertThat(distribution.p99()).isCloseTo(quantile(nanos, 99), A_SIXTEENTH);
        assertThat(distribution.max()).isEqualTo(nanos[count - 1] / 1e6);
    }

    private static double quantile(long[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[rank - 1] / 1e6;
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 15_000, 16_000, 17_000, 1L << 40, Long.MAX_VALUE})
    void aSingleValueIsEveryQuantile(long nanos) {
        histogram.record(nanos);

        var distribution = histogram.counts().distribution();

        assertThat(distribution.p50()).isCloseTo(nanos / 1e6, A_SIXTEENTH);
        assertThat(distribution.p99()).isEqualTo(distribution.p50()).isLessThanOrEqualTo(distribution.max());
        assertThat(distribution.max()).isCloseTo(nanos / 1e6, Percentage.withPercentage(0.001));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aClockThatRunsBackwardsCountsAsNoTime(long nanos) {
        histogram.record(nanos);

        assertThat(histogram.counts().distribution().count()).isEqualTo(1);
        assertThat(histogram.counts().distribution().max()).isZero();
        assertThat(histogram.counts().distribution().p99()).isZero();
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        int each = 20_000;

        Threads.run(8, thread -> {
            for (int i = 0; i < each; i++) {
                histogram.record((long) (i + 1) * (thread + 1));
            }
        });

        assertThat(histogram.counts().distribution().count()).isEqualTo(8L * each);
        assertThat(histogram.counts().distribution().max()).isEqualTo(8 * each / 1e6);
    }

    @Test
    void aWindowHasOnlyTheTimesRecordedInIt() {
        for (int i = 0; i < 100; i++) {
            histogram.record(1_000_000_000);
        }
        histogram.record(3_000_000);
        histogram.beginWindow();
        var before = histogram.counts();
        assertThat(histogram.counts().since(before).distribution()).isNull();

        histogram.record(3_000_000);
        histogram.record(50_000);
        histogram.record(2_000_000);

        var distribution = histogram.counts().since(before).distribution();
        assertThat(distribution.count()).isEqualTo(3);
        assertThat(distribution.p50()).isCloseTo(2, A_SIXTEENTH);
        assertThat(distribution.max()).isEqualTo(3);
    }
}
