// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Site;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.site.SiteCounters;
import java.util.List;
import java.util.Set;

/**
 * The counts of a {@link Recorder} at one moment, as immutable values.
 *
 * @param sites by cost: connections closed first or aborted by this process, then connections opened
 * @param overflowed connections counted under an overflow site
 * @param untracked connections that were not tracked because their descriptor number is too high
 * @param openBeforeAttach closes of connections that were opened before the agent was attached
 */
public record Snapshot(
        List<Site> sites,
        Counts totals,
        long measured,
        long inferred,
        long overflowed,
        long untracked,
        long openBeforeAttach) {

    /**
     * Takes a snapshot of all counts since the recorder was created. May be called on any thread, while connections open
     * and close.
     */
    public static Snapshot of(Recorder recorder) {
        return of(recorder, WindowStart.NONE, Set.of());
    }

    /**
     * Takes a snapshot of a window.
     *
     * @param since when the window began
     * @param alsoSites ids of sites to include even if they have no counts
     */
    public static Snapshot of(Recorder recorder, WindowStart since, Set<String> alsoSites) {
        settleBursts(recorder.table());
        // First, since it counts leaked connections.
        var held = HeldConnections.bySite(recorder.table(), recorder.closeWaits());
        var sites = recorder.sites().all().stream()
                .map(site -> SiteSnapshot.of(
                        recorder.sites().idOf(site),
                        site,
                        held.getOrDefault(site, HeldConnections.NONE),
                        since.site(site)))
                .filter(site -> isAlive(site) || alsoSites.contains(site.id()))
                .sorted(Site.BY_COST)
                .toList();
        long overflowed = recorder.sites().all().stream()
                .filter(SiteCounters::isOverflow)
                .mapToLong(since::openedSince)
                .sum();
        var totals = totals(sites, recorder.open().peak());
        // Closes that are not inferred were measured. Two separate counts would not add up while connections close.
        long inferred = Math.min(recorder.inferred() - since.inferred(), totals.closed());
        return new Snapshot(
                sites,
                totals,
                totals.closed() - inferred,
                inferred,
                overflowed,
                recorder.untracked() - since.untracked(),
                recorder.openBeforeAttach() - since.openBeforeAttach());
    }

    private static boolean isAlive(Site site) {
        return site.opened() > 0 || site.closed() > 0 || site.open() > 0 || site.connectFailed() > 0;
    }

    /** Counts the bursts of requests that are over, but were not followed by another request yet. */
    static void settleBursts(ConnectionTable table) {
        long now = System.nanoTime();
        table.forEach(socket -> {
            var traffic = socket instanceof Connection connection ? connection.trafficIfAny() : null;
            var route = traffic == null ? null : traffic.route();
            if (route != null) {
                route.bursts().settle(now);
            }
        });
    }

    private static Counts totals(List<Site> sites, long peakOpen) {
        long opened = 0;
        long open = 0;
        long failed = 0;
        long leaked = 0;
        long requests = 0;
        long localFin = 0;
        long remoteFin = 0;
        long localReset = 0;
        long remoteReset = 0;
        for (var site : sites) {
            opened += site.opened();
            open += site.open();
            failed += site.connectFailed();
            leaked += site.leaked();
            requests += site.requests() == null ? 0 : site.requests();
            localFin += site.closes().localFin();
            remoteFin += site.closes().remoteFin();
            localReset += site.closes().localReset();
            remoteReset += site.closes().remoteReset();
        }
        var closes = new CloseCounts(localFin, remoteFin, localReset, remoteReset);
        return new Counts(
                opened,
                failed,
                closes.total(),
                open,
                peakOpen,
                closes,
                leaked,
                SiteSnapshot.nullIfZero(requests),
                Counts.reuseRatio(opened, requests));
    }
}
