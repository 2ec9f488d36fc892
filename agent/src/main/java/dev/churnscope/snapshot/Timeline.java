// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.TimelineBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of opens and closes, in equal buckets of whole seconds.
 *
 * <p>Samples the running totals once a second. When there are more than {@value #MAX_BUCKETS} buckets, their width is
 * doubled. Safe for use by any number of threads.
 */
public final class Timeline {

    private static final int MAX_BUCKETS = 600;

    private final List<Mark> marks = new ArrayList<>();

    private Instant start;
    private Mark first = new Mark(Duration.ZERO, 0, new CloseCounts(0, 0, 0, 0));
    private int seconds = 1;

    /** The running totals at the end of a bucket. */
    private record Mark(Duration at, long opened, CloseCounts closes) {}

    /** @param start when the window begins */
    public Timeline(Instant start) {
        this.start = start;
    }

    /**
     * Begins a new window.
     *
     * @param start when the new window begins
     * @param totals the running totals at that time
     */
    public synchronized void begin(Instant start, RunningTotals totals) {
        this.start = start;
        first = new Mark(Duration.ZERO, totals.opened(), totals.closes());
        marks.clear();
        seconds = 1;
    }

    /** Adds a bucket if the current one is over. */
    public synchronized void sample(Instant now, RunningTotals totals) {
        var at = Duration.between(start, now);
        if (at.toSeconds() >= (long) (marks.size() + 1) * seconds) {
            // After a late sample, whole buckets were missed: the counts since then go into the last of them.
            var before = marks.isEmpty() ? first : marks.get(marks.size() - 1);
            while (at.toSeconds() >= (long) (marks.size() + 2) * seconds) {
                marks.add(new Mark(endOf(marks.size()), before.opened(), before.closes()));
            }
            marks.add(new Mark(endOf(marks.size()), totals.opened(), totals.closes()));
            while (marks.size() > MAX_BUCKETS - 1) {
                widen();
            }
        }
    }

    /** Returns the buckets from the start of the window until now; the last one may be shorter than the others. */
    public synchronized List<TimelineBucket> buckets(Instant now, RunningTotals totals) {
        var buckets = new ArrayList<TimelineBucket>();
        var from = first;
        var until = Duration.between(start, now);
        for (var mark : marks) {
            if (mark.at().compareTo(until) >= 0) {
                // No time has passed since, or the clock was set back: later counts belong to this bucket.
                until = mark.at();
                break;
            }
            buckets.add(bucket(from, mark));
            from = mark;
        }
        if (until.compareTo(from.at()) > 0) {
            buckets.add(bucket(from, new Mark(until, totals.opened(), totals.closes())));
        }
        return List.copyOf(buckets);
    }

    private Duration endOf(int bucket) {
        return Duration.ofSeconds((long) (bucket + 1) * seconds);
    }

    private void widen() {
        seconds *= 2;
        for (int i = 0; i < marks.size() / 2; i++) {
            marks.set(i, marks.get(2 * i + 1));
        }
        marks.subList(marks.size() / 2, marks.size()).clear();
    }

    private TimelineBucket bucket(Mark from, Mark until) {
        var before = from.closes();
        var after = until.closes();
        return new TimelineBucket(
                start.plus(from.at()).toString(),
                until.at().minus(from.at()).toMillis() / 1000.0,
                until.opened() - from.opened(),
                after.total() - before.total(),
                after.localFin() - before.localFin(),
                after.remoteFin() - before.remoteFin(),
                after.localReset() - before.localReset(),
                after.remoteReset() - before.remoteReset(),
                until.opened() - after.total());
    }
}
