// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.activity.SiteActivity;
import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.site.SiteCounters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counters repeatedly, and returns the most active sites: one pass over sums that are kept anyway, without the
 * stacks, destinations and distributions of a {@link Snapshot}.
 *
 * <p>For use by one thread at a time, while other threads count.
 */
public final class ActiveSites {

    private static final Comparator<Counted> MOST_ACTIVE_FIRST = Comparator.comparingLong(Counted::sinceBefore)
            .thenComparingLong(Counted::open)
            .thenComparingLong(Counted::opened)
            .reversed();

    private final Recorder recorder;
    private final int maxSites;

    /** Opens, failed connects and closes of each site at the last reading. */
    private Map<SiteCounters, Long> before = new IdentityHashMap<>();

    /** @param maxSites the maximum number of sites to return */
    public ActiveSites(Recorder recorder, int maxSites) {
        this.recorder = recorder;
        this.maxSites = maxSites;
    }

    /**
     * The counters at one reading.
     *
     * @param opened connections opened by all sites; the other counts likewise
     * @param requests HTTP requests carried, or null if none was seen
     * @param siteCount the number of all sites
     * @param sites the most active sites since the last reading; if equally active, those with the most connections first
     */
    public record Reading(
            long opened,
            long connectFailed,
            CloseCounts closes,
            @Nullable Long requests,
            int siteCount,
            List<SiteActivity> sites) {}

    private record Counted(SiteCounters site, long opened, long failed, CloseCounts closes, long sinceBefore) {

        long open() {
            return opened - closes.total();
        }

        long events() {
            return opened + failed + closes.total();
        }
    }

    /**
     * Reads the counters.
     *
     * @param timeWait sockets in TIME_WAIT, by the id of the site that left them
     */
    public Reading read(Map<String, Long> timeWait) {
        var now = new IdentityHashMap<SiteCounters, Long>();
        var counted = new ArrayList<Counted>();
        long opened = 0;
        long failed = 0;
        long requests = 0;
        long[] closes = new long[CloseKind.values().length];
        for (var site : recorder.sites().all()) {
            var counts = count(site);
            if (counts.events() > 0) {
                now.put(site, counts.events());
                counted.add(counts);
                opened += counts.opened();
                failed += counts.failed();
                requests += site.requests();
                add(counts.closes(), closes);
            }
        }
        before = now;
        if (counted.size() > maxSites) {
            counted.sort(MOST_ACTIVE_FIRST);
        }
        var sites = counted.stream()
                .limit(maxSites)
                .map(counts -> activity(counts, timeWait))
                .toList();
        return new Reading(
                opened, failed, CloseCounts.of(closes), requests == 0 ? null : requests, counted.size(), sites);
    }

    private Counted count(SiteCounters site) {
        // Closes before opens, so that a connection that opens and closes meanwhile cannot make the open ones negative.
        long[] closes = new long[CloseKind.values().length];
        for (var closer : site.closers().all()) {
            closes[closer.kind().ordinal()] += closer.count().sum();
        }
        long failed = site.failures().total();
        long opened = site.opened();
        var byKind = CloseCounts.of(closes);
        long events = opened + failed + byKind.total();
        return new Counted(site, opened, failed, byKind, events - before.getOrDefault(site, 0L));
    }

    private static void add(CloseCounts counts, long[] byKind) {
        byKind[CloseKind.LOCAL_FIN.ordinal()] += counts.localFin();
        byKind[CloseKind.REMOTE_FIN.ordinal()] += counts.remoteFin();
        byKind[CloseKind.LOCAL_RESET.ordinal()] += counts.localReset();
        byKind[CloseKind.REMOTE_RESET.ordinal()] += counts.remoteReset();
    }

    private SiteActivity activity(Counted counts, Map<String, Long> timeWait) {
        var site = counts.site();
        String id = recorder.sites().idOf(site);
        long requests = site.requests();
        return new SiteActivity(
                id,
                site.key().role(),
                callSite(site),
                site.key().client(),
                counts.opened(),
                counts.failed(),
                counts.closes(),
                requests == 0 ? null : requests,
                timeWait.getOrDefault(id, 0L));
    }

    /** Returns the call site with the line that opened the most connections, as in reports. */
    private static CallSite callSite(SiteCounters site) {
        var first = site.first().callSite();
        Integer line = first.line();
        long max = -1;
        for (var each : site.lines().entrySet()) {
            long opened = each.getValue().sum();
            if (opened > max) {
                max = opened;
                line = each.getKey() < 0 ? null : each.getKey();
            }
        }
        return new CallSite(first.className(), first.method(), first.file(), line);
    }
}
