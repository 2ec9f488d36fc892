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
 * A site as it would be had its run gone on as it began.
 *
 * <p>Requests grow with the run, and with them the connections that a reason is known for, or that were opened though another had
 * been open before. The others are a pool that filled up, which it does once. What is counted of connections grows as they do, and
 * what never happened does not happen in a longer run either.
 */
final class ExtrapolatedSite {

    private final Site site;

    /** How many times longer the run is. */
    private final double length;

    /** How many times more connections it opens. */
    private final double growth;

    private ExtrapolatedSite(Site site, double length) {
        this.site = site;
        this.length = length;
        long explained =
                site.notReused().values().stream().mapToLong(Long::longValue).sum();
        long recurring = Math.min(site.opened(), Math.max(site.opened() - site.peakOpen(), explained));
        this.growth = site.opened() == 0 ? 1 : 1 + recurring * (length - 1) / site.opened();
    }

    /** @param length how many times longer, 1 or more */
    static Site of(Site site, double length) {
        return new ExtrapolatedSite(site, length).site();
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
                                bursts.millis() * length))
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

    private long more(long ofConnections) {
        return Math.round(ofConnections * growth);
    }

    private long longer(long ofTheRun) {
        return Math.round(ofTheRun * length);
    }

    private @Nullable Distribution more(@Nullable Distribution times) {
        return times == null
                ? null
                : new Distribution(more(times.count()), times.p50(), times.p90(), times.p99(), times.max());
    }

    private Map<String, Long> more(Map<String, Long> counts) {
        return each(counts, growth);
    }

    private Map<String, Long> longer(Map<String, Long> counts) {
        return each(counts, length);
    }

    private static Map<String, Long> each(Map<String, Long> counts, double factor) {
        var multiplied = new LinkedHashMap<String, Long>();
        counts.forEach((what, count) -> multiplied.put(what, Math.round(count * factor)));
        return multiplied;
    }
}
