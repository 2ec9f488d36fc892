// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Report;
import dev.churnscope.model.TimelineBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges the timelines of all JVMs.
 *
 * <p>The length of the buckets starts at one second and doubles whenever there would be too many of them. A report's bucket is
 * added to the one that contains its start. Open connections are those opened and not closed by then.
 */
final class FleetTimeline {

    private static final int MAX_BUCKETS = 600;

    private record Bucket(long opened, CloseCounts closes) {

        Bucket and(Bucket other) {
            return new Bucket(opened + other.opened, Sum.of(closes, other.closes));
        }
    }

    private TreeMap<Long, Bucket> byStart = new TreeMap<>();
    private long seconds = 1;

    void add(Report report) {
        long opened = report.totals().opened();
        var closes = report.totals().closes();
        @Nullable Instant last = FleetProcess.instant(report.window().from());
        for (var bucket : report.timeline()) {
            var at = FleetProcess.instant(bucket.at());
            if (at != null) {
                last = at;
                var inBucket = new CloseCounts(
                        bucket.localFin(), bucket.remoteFin(), bucket.localReset(), bucket.remoteReset());
                put(at, new Bucket(bucket.opened(), inBucket));
                opened -= bucket.opened();
                closes = Sum.of(closes, minus(inBucket));
            }
        }
        // Everything for a report without a timeline, else what a damaged timeline lacks.
        var rest = new Bucket(opened, closes);
        if (last != null && !rest.equals(new Bucket(0, new CloseCounts(0, 0, 0, 0)))) {
            put(last, rest);
        }
    }

    private void put(Instant at, Bucket bucket) {
        byStart.merge(start(at.getEpochSecond()), bucket, Bucket::and);
        while ((byStart.lastKey() - byStart.firstKey()) / seconds >= MAX_BUCKETS) {
            seconds *= 2;
            var wider = new TreeMap<Long, Bucket>();
            byStart.forEach((start, narrow) -> wider.merge(start(start), narrow, Bucket::and));
            byStart = wider;
        }
    }

    private long start(long second) {
        return Math.floorDiv(second, seconds) * seconds;
    }

    List<TimelineBucket> buckets() {
        var buckets = new ArrayList<TimelineBucket>();
        long open = 0;
        Map<Long, Bucket> known = byStart;
        for (long start = byStart.isEmpty() ? 0 : byStart.firstKey();
                !byStart.isEmpty() && start <= byStart.lastKey();
                start += seconds) {
            var bucket = known.getOrDefault(start, new Bucket(0, new CloseCounts(0, 0, 0, 0)));
            open += bucket.opened - bucket.closes.total();
            buckets.add(new TimelineBucket(
                    Instant.ofEpochSecond(start).toString(),
                    seconds,
                    bucket.opened,
                    bucket.closes.total(),
                    bucket.closes.localFin(),
                    bucket.closes.remoteFin(),
                    bucket.closes.localReset(),
                    bucket.closes.remoteReset(),
                    open));
        }
        return buckets;
    }

    private static CloseCounts minus(CloseCounts counts) {
        return new CloseCounts(-counts.localFin(), -counts.remoteFin(), -counts.localReset(), -counts.remoteReset());
    }
}
