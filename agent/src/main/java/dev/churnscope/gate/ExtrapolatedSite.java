// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Extrapolates a site to a longer run under the same conditions.
 *
 * <p>Requests grow with the length of the run. So do connections opened for a known {@code notReused} reason, or beyond the peak.
 * The others filled a pool, which happens once. Counts of connections grow with the connections opened, and what never happened
 * does not happen in a longer run either.
 */
final class ExtrapolatedSite {

    private final Site site;

    /** Factor by which the run is longer. */
    private final double lengthFactor;

    /** Factor by which the number of connections grows. */
    private final double connectionFactor;

    private ExtrapolatedSite(Site site, double lengthFactor) {
        this.site = site;
        this.lengthFactor = lengthFactor;
        long explained =
                site.notReused().values().stream().mapToLong(Long::longValue).sum();
        long recurring = Math.min(site.opened(), Math.max(site.opened() - site.peakOpen(), explained));
        this.connectionFactor = site.opened() == 0 ? 1 : 1 + recurring * (lengthFactor - 1) / site.opened();
    }

    /** @param lengthFactor factor by which the run is longer, 1 or more */
    static Site of(Site site, double lengthFactor) {
        return new ExtrapolatedSite(site, lengthFactor).site();
    }

    private Site site() {
        return new Site(
                site.id(),
                site.role(),
                site.callSite(),
                site.lines(),
                site.client(),
                more(site.opened()),
                longer(site.connectFailed()),
                more(site.closed()),
                more(site.open()),
                site.peakOpen(),
                closes(site.closes()),
                more(site.leaked()),
                site.requests() == null ? null : longer(site.requests()),
                site.reuseRatio(),
                longer(site.connectFailures()),
                site.stack(),
                site.destinations(),
                site.closedBy().stream().map(this::closer).toList(),
                longer(site.notReused()),
                more(site.serverCloses()),
                site.inbound() == null ? null : inbound(site.inbound()),
                more(site.lifetimeMillis()),
                more(site.connectMillis()),
                more(site.tlsMillis()),
                evidence(site.evidence()));
    }

    private CloseCounts closes(CloseCounts closes) {
        return new CloseCounts(
                more(closes.localFin()),
                more(closes.remoteFin()),
                more(closes.localReset()),
                more(closes.remoteReset()));
    }

    private Site.ClosedBy closer(Site.ClosedBy closer) {
        return new Site.ClosedBy(
                closer.callSite(), closer.kind(), closer.cause(), more(closer.count()), closer.stack());
    }

    private Inbound inbound(Inbound inbound) {
        return new Inbound(
                more(inbound.none()),
                more(inbound.one()),
                more(inbound.more()),
                more(inbound.oneByRequest()),
                more(inbound.oneByPeer()),
                inbound.requestLimit(),
                inbound.idleMillis());
    }

    private SiteEvidence evidence(SiteEvidence evidence) {
        return new SiteEvidence(
                evidence.notReusedBy().stream()
                        .map(lost -> new SiteEvidence.NotReusedBy(lost.reason(), lost.callSite(), longer(lost.count())))
                        .toList(),
                evidence.bursts().stream()
                        .map(bursts -> new SiteEvidence.Bursts(
                                bursts.callSite(),
                                longer(bursts.count()),
                                longer(bursts.requests()),
                                bursts.millis() * lengthFactor))
                        .toList(),
                more(evidence.resetsByLinger()),
                more(evidence.resetsByLibrary()),
                more(evidence.pooled()),
                more(evidence.unfinished()),
                more(evidence.leakedUnfinished()),
                more(evidence.timedOutUnread()),
                more(evidence.closeWait()),
                more(evidence.openIntervalMillis()),
                evidence.failureIntervalMillis());
    }

    private long more(long count) {
        return Math.round(count * connectionFactor);
    }

    private long longer(long count) {
        return Math.round(count * lengthFactor);
    }

    private @Nullable Distribution more(@Nullable Distribution times) {
        return times == null
                ? null
                : new Distribution(more(times.count()), times.p50(), times.p90(), times.p99(), times.max());
    }

    private Map<String, Long> more(Map<String, Long> counts) {
        return multiplied(counts, connectionFactor);
    }

    private Map<String, Long> longer(Map<String, Long> counts) {
        return multiplied(counts, lengthFactor);
    }

    private static Map<String, Long> multiplied(Map<String, Long> counts, double factor) {
        var multiplied = new LinkedHashMap<String, Long>();
        counts.forEach((what, count) -> multiplied.put(what, Math.round(count * factor)));
        return multiplied;
    }
}
