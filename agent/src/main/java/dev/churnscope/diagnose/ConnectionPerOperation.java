// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The application opens a connection for each thing that it does, and closes it: a connection held, or a pool of as many as
 * are in use at one time, would do.
 */
final class ConnectionPerOperation implements Rule {

    /** Of the connections of a site: what is closed otherwise has another reason. */
    private static final double SHARE = 0.5;

    /** Of requests: more are no accident, and not one connection each. */
    private static final double REUSED = 0.2;

    @Override
    public String id() {
        return "connection-per-operation";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput evidence) {
        return evidence.clients()
                .filter(site -> avoidable(site) >= RuleInput.MIN_COUNT
                        && isClosedAtWill(site)
                        && !isExplained(site)
                        && !isReused(site))
                .map(this::suspicion)
                .toList();
    }

    /** What a pool has opened, it keeps for as long as it lives, or tells why not. */
    private static long avoidable(Site site) {
        return Math.min(
                RuleInput.beyondNeed(site), site.opened() - site.evidence().pooled());
    }

    private static boolean isClosedAtWill(Site site) {
        long atWill = site.closedBy().stream()
                .filter(closer -> closer.cause() == CloseCause.APPLICATION || closer.cause() == CloseCause.PROTOCOL)
                .mapToLong(Site.ClosedBy::count)
                .sum();
        return atWill >= site.opened() * SHARE;
    }

    /** Whether a pool told why its connections could not be used again. */
    private static boolean isExplained(Site site) {
        return site.notReused().values().stream().mapToLong(Long::longValue).sum() >= avoidable(site) * SHARE;
    }

    /** Whether connections carry one request after another, as those of several clients that one line calls in turn. */
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
