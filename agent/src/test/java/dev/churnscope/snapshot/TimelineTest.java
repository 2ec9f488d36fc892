// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.TimelineBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final Timeline timeline = new Timeline(START);

    @Test
    void nothingHappenedInNoTime() {
        assertThat(timeline.buckets(START, totals(0))).isEmpty();
    }

    @Test
    void eachSecondIsABucket() {
        timeline.sample(at(1_010), totals(5));
        timeline.sample(at(2_005), totals(5));

        assertThat(timeline.buckets(at(2_500), totals(12)))
                .containsExactly(
                        new TimelineBucket("2026-01-02T03:04:05Z", 1, 5, 4, 1, 1, 1, 1, 1),
                        new TimelineBucket("2026-01-02T03:04:06Z", 1, 0, 0, 0, 0, 0, 0, 1),
                        new TimelineBucket("2026-01-02T03:04:07Z", 0.5, 7, 8, 2, 2, 2, 2, 0));
    }

    @Test
    void thereIsNoBucketBeforeASecondIsOver() {
        timeline.sample(at(300), totals(4));
        timeline.sample(at(999), totals(8));

        assertThat(timeline.buckets(at(999), totals(8)))
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.opened()).isEqualTo(8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 599, 600, 601, 1_199, 1_200, 1_201, 10_007, 100_000})
    void bucketsAreAtMost600AndAddUpToTheTotals(int seconds) {
        for (int s = 1; s <= seconds; s++) {
            timeline.sample(at(s * 1_000L + 3), totals(3L * s));
        }

        var buckets = timeline.buckets(at(seconds * 1_000L + 700), totals(3L * seconds + 1));

        assertThat(buckets).hasSizeBetween(1, 600);
        addUp(buckets, seconds + 0.7, 3L * seconds + 1);
        assertThat(buckets.subList(0, buckets.size() - 1))
                .allSatisfy(bucket ->
                        assertThat(bucket.seconds()).isEqualTo(buckets.get(0).seconds()));
        assertThat(buckets).isSortedAccordingTo((a, b) -> Instant.parse(a.at()).compareTo(Instant.parse(b.at())));
    }

    @Test
    void aLateSamplePutsAllIntoTheLastOfTheMissedBuckets() {
        timeline.sample(at(1_000), totals(4));
        timeline.sample(at(5_200), totals(12));

        var buckets = timeline.buckets(at(5_400), totals(12));

        assertThat(buckets).extracting(TimelineBucket::opened).containsExactly(4L, 0L, 0L, 0L, 8L, 0L);
        assertThat(buckets).extracting(TimelineBucket::open).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
        addUp(buckets, 5.4, 12);
    }

    @Test
    void aSamplerThatSleptForDaysStaysWithinBounds() {
        timeline.sample(at(1_000), totals(4));
        timeline.sample(START.plus(Duration.ofDays(3)), totals(8));

        var buckets = timeline.buckets(START.plus(Duration.ofDays(3)).plusMillis(500), totals(8));

        assertThat(buckets).hasSizeBetween(1, 600);
        addUp(buckets, Duration.ofDays(3).toSeconds() + 0.5, 8);
    }

    @Test
    void aReportAtTheVeryEndOfABucketLosesNothing() {
        timeline.sample(at(1_000), totals(4));

        var buckets = timeline.buckets(at(1_000), totals(8));

        assertThat(buckets.stream().mapToLong(TimelineBucket::opened).sum()).isEqualTo(8);
    }

    @Test
    void aClockThatWasSetBackLosesNothing() {
        timeline.sample(at(1_000), totals(4));
        timeline.sample(at(2_000), totals(4));

        var buckets = timeline.buckets(at(500), totals(8));

        assertThat(buckets.stream().mapToLong(TimelineBucket::opened).sum()).isEqualTo(8);
    }

    @Test
    void aNewWindowBeginsWithTheOpenConnections() {
        timeline.sample(at(1_010), totals(5));
        timeline.begin(at(1_700), totals(9));
        timeline.sample(at(1_500), totals(9));
        timeline.sample(at(2_800), totals(11));

        assertThat(timeline.buckets(at(3_200), totals(12)))
                .containsExactly(
                        new TimelineBucket("2026-01-02T03:04:06.700Z", 1, 2, 0, 0, 0, 0, 0, 3),
                        new TimelineBucket("2026-01-02T03:04:07.700Z", 0.5, 1, 4, 1, 1, 1, 1, 0));
    }

    private static void addUp(List<TimelineBucket> buckets, double seconds, long opened) {
        assertThat(buckets.stream().mapToDouble(TimelineBucket::seconds).sum()).isCloseTo(seconds, within(1e-6));
        assertThat(buckets.stream().mapToLong(TimelineBucket::opened).sum()).isEqualTo(opened);
        assertThat(buckets.stream().mapToLong(TimelineBucket::closed).sum()).isEqualTo(opened / 4 * 4);
        assertThat(buckets.stream().mapToLong(TimelineBucket::remoteReset).sum())
                .isEqualTo(opened / 4);
        assertThat(buckets.get(buckets.size() - 1).open()).isEqualTo(opened % 4);
    }

    /** Totals in which a quarter of the opened connections is closed by each kind. */
    private static RunningTotals totals(long opened) {
        long each = opened / 4;
        return new RunningTotals(opened, new CloseCounts(each, each, each, each));
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
