// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.site.SiteCounters;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counts at the beginning of a window, from which a {@link Snapshot} counts.
 *
 * <p>Hooks know nothing of windows. They add to counters that are never reset, so that nothing is lost while a window
 * begins: an event that is counted meanwhile is either before the window or in it. Only values that are not sums are
 * reset in the counters themselves: the peak of open connections, the longest times, and the last event before an
 * interval.
 *
 * <p>Immutable.
 */
public final class WindowStart {

    /** The start of a window that began with the recorder. */
    public static final WindowStart NONE = new WindowStart(Map.of(), 0, 0, 0);

    private final Map<SiteCounters, SiteCounts> sites;
    private final long inferred;
    private final long untracked;
    private final long openBeforeAttach;

    private WindowStart(Map<SiteCounters, SiteCounts> sites, long inferred, long untracked, long openBeforeAttach) {
        this.sites = sites;
        this.inferred = inferred;
        this.untracked = untracked;
        this.openBeforeAttach = openBeforeAttach;
    }

    /** Begins a window. May be called while connections open and close, but by one thread at a time. */
    public static WindowStart begin(Recorder recorder) {
        // Bursts that are over and connections that have leaked belong to the previous window, even if not counted yet.
        Snapshot.settleBursts(recorder.table());
        HeldConnections.bySite(recorder.table(), recorder.closeWaits());
        recorder.open().beginWindow();
        var carried = new HashMap<SiteCounters, long[]>();
        recorder.table().forEach(socket -> {
            if (socket instanceof Connection connection && !connection.isConnecting()) {
                var traffic = connection.trafficIfAny();
                int requests = traffic == null ? 0 : traffic.requests();
                long[] ofSite = carried.computeIfAbsent(connection.opener().site(), site -> new long[2]);
                ofSite[0] += requests > 0 ? 1 : 0;
                ofSite[1] += requests > 1 ? 1 : 0;
            }
        });
        var sites = new HashMap<SiteCounters, SiteCounts>();
        for (var site : recorder.sites().all()) {
            site.beginWindow();
            long[] open = carried.getOrDefault(site, new long[2]);
            sites.put(site, SiteCounts.of(site).andOpen(open[0], open[1]));
        }
        return new WindowStart(sites, recorder.inferred(), recorder.untracked(), recorder.openBeforeAttach());
    }

    /** Returns the connections opened and closed before the window. */
    public RunningTotals totals() {
        long opened = 0;
        long[] closes = new long[CloseKind.values().length];
        for (var site : sites.values()) {
            opened += site.opened();
            site.closers().forEach((closer, count) -> closes[closer.kind().ordinal()] += count);
        }
        return new RunningTotals(opened, CloseCounts.of(closes));
    }

    @Nullable
    SiteCounts site(SiteCounters site) {
        return sites.get(site);
    }

    /** Returns the number of connects that failed before the window. */
    public long connectFailed() {
        long failed = 0;
        for (var site : sites.values()) {
            failed += site.connectFailed();
        }
        return failed;
    }

    /** Returns the number of requests seen before the window. */
    public long requests() {
        long requests = 0;
        for (var site : sites.values()) {
            requests += site.total(SiteTotal.REQUESTS);
        }
        return requests;
    }

    /** Returns the number of connections that a site has opened since the window began. */
    long openedSince(SiteCounters site) {
        var before = sites.get(site);
        return site.opened() - (before == null ? 0 : before.opened());
    }

    long inferred() {
        return inferred;
    }

    long untracked() {
        return untracked;
    }

    long openBeforeAttach() {
        return openBeforeAttach;
    }
}
