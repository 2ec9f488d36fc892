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
 * Makes rates of counters: differences over the time that lies between, by the clock of the process that counts.
 *
 * <p>A sample may leave sites out. Their counters are remembered from when they were told last, so that the rate of one that
 * comes back is that of the whole time since. For use by one thread.
 */
final class RateCalculator {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Seen> seen = new HashMap<>();
    private @Nullable Sample before;
    private @Nullable View last;

    private record Seen(long nanos, Counters counters) {}

    /** Returns what there is to show once a sample has come. */
    View add(Sample now) {
        var before = this.before;
        if (before != null && last != null && before.nanos() == now.nanos()) {
            return last;
        }
        var rows = new ArrayList<Row>();
        for (var site : now.sites()) {
            var counters = new Counters(site.opened(), site.connectFailed(), site.closes());
            rows.add(new Row(site, rates(since(site), new Seen(now.nanos(), counters))));
            seen.put(site.id(), new Seen(now.nanos(), counters));
        }
        this.before = now;
        last = new View(now, before == null ? null : rates(seen(before), seen(now)), rows);
        return last;
    }

    /** Returns when and how a site was before, or null where nobody knows. */
    private @Nullable Seen since(SiteActivity site) {
        var known = seen.get(site.id());
        return known != null || before == null || !before.hasAllSites()
                ? known
                : new Seen(before.nanos(), Counters.ZERO);
    }

    private static Seen seen(Sample sample) {
        return new Seen(sample.nanos(), new Counters(sample.opened(), sample.connectFailed(), sample.closes()));
    }

    private static @Nullable Rates rates(@Nullable Seen before, Seen now) {
        return before == null
                ? null
                : Rates.between(before.counters(), now.counters(), (now.nanos() - before.nanos()) / NANOS_PER_SECOND);
    }
}
