// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;
import dev.churnscope.activity.SiteActivity;
import dev.churnscope.top.Rates.Counters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Computes rates: the differences between samples over the time between them, by the clock of the observed process.
 *
 * <p>A sample may omit sites. Their last counters are kept, so that the rate of a site that reappears is that of the whole
 * time since. Not thread-safe.
 */
final class RateCalculator {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, TimedCounters> seen = new HashMap<>();
    private @Nullable Sample before;
    private @Nullable View last;

    private record TimedCounters(long nanos, Counters counters) {}

    /** Adds a sample, and returns the resulting view. */
    View add(Sample now) {
        var before = this.before;
        if (before != null && last != null && before.nanos() == now.nanos()) {
            return last;
        }
        var rows = new ArrayList<Row>();
        for (var site : now.sites()) {
            var counters = new Counters(site.opened(), site.connectFailed(), site.closes());
            rows.add(new Row(site, rates(previous(site), new TimedCounters(now.nanos(), counters))));
            seen.put(site.id(), new TimedCounters(now.nanos(), counters));
        }
        this.before = now;
        last = new View(now, before == null ? null : rates(counters(before), counters(now)), rows);
        return last;
    }

    /** Returns a site's previous counters and their time, or null if unknown. */
    private @Nullable TimedCounters previous(SiteActivity site) {
        var counters = seen.get(site.id());
        return counters != null || before == null || !before.hasAllSites()
                ? counters
                : new TimedCounters(before.nanos(), Counters.ZERO);
    }

    private static TimedCounters counters(Sample sample) {
        return new TimedCounters(
                sample.nanos(), new Counters(sample.opened(), sample.connectFailed(), sample.closes()));
    }

    private static @Nullable Rates rates(@Nullable TimedCounters before, TimedCounters now) {
        return before == null
                ? null
                : Rates.between(before.counters(), now.counters(), (now.nanos() - before.nanos()) / NANOS_PER_SECOND);
    }
}
