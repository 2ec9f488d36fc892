// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The application opens a connection per operation and closes it afterwards. A connection that is kept, or a pool as large as the
 * number in use at a time, would be enough.
 */
final class ConnectionPerOperation implements Rule {

    /** Minimum share of a site's connections that are closed after the operation; others are closed for another reason. */
    private static final double SHARE = 0.5;

    /** Reuse ratio from which on a site's connections count as reused, rather than opened per request. */
    private static final double REUSED = 0.2;

    @Override
    public String id() {
        return "connection-per-operation";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.clients()
                .filter(site -> avoidable(site) >= RuleInput.MIN_COUNT
                        && isClosedByDesign(site)
                        && !isExplained(site)
                        && !isReused(site))
                .map(this::suspicion)
                .toList();
    }

    /**
     * Excludes pooled connections: a pool keeps them, or {@code notReused} has the reason why it did not. Also excludes
     * connections that were upgraded, such as those of WebSockets: no other operation could have used them.
     */
    private static long avoidable(Site site) {
        return Math.min(
                RuleInput.beyondNeed(site), site.opened() - site.evidence().pooled());
    }

    private static boolean isClosedByDesign(Site site) {
        boolean isKept = KeptConnections.areKeptUntilPeerEnds(site);
        long byDesign = site.closedBy().stream()
                .filter(closer -> closer.cause() == CloseCause.APPLICATION || closer.cause() == CloseCause.PROTOCOL)
                .filter(closer -> !(isKept && KeptConnections.areEndedByPeer(closer)))
                .mapToLong(Site.ClosedBy::count)
                .sum();
        return byDesign >= site.opened() * SHARE;
    }

    /** Whether {@code notReused} already has the reason why connections could not be reused. */
    private static boolean isExplained(Site site) {
        return site.notReused().values().stream().mapToLong(Long::longValue).sum() >= avoidable(site) * SHARE;
    }

    /** Whether connections carry several requests each, for example those of several clients that one line calls in turn. */
    private static boolean isReused(Site site) {
        return site.reuseRatio() != null && site.reuseRatio() >= REUSED;
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("opened", site.opened());
        numbers.put("atOneTime", site.peakOpen());
        if (site.lifetimeMillis() != null) {
            numbers.put("medianLifetimeMillis", site.lifetimeMillis().p50());
        }
        return Suspicion.ofOpens(id(), site, site.callSite(), avoidable(site), numbers);
    }
}
