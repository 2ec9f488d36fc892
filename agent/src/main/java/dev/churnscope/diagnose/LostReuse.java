// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence.NotReusedBy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connections were opened although others had been open to the same place, for one reason. Each such connection was noted
 * with its reason, and with the line behind it, when it was opened; so there is nothing left to guess.
 */
record LostReuse(NotReusedReason reason) implements Rule {

    /** Of each connection: a client that is thrown away carries fewer. */
    private static final int KEPT_REQUESTS = 4;

    @Override
    public String id() {
        return reason.label();
    }

    @Override
    public List<Suspicion> suspicions(RuleInput evidence) {
        return evidence.clients()
                .filter(site -> reason != NotReusedReason.CLIENT_PER_REQUEST || !keepsItsClients(site))
                .flatMap(site -> site.evidence().notReusedBy().stream()
                        .filter(lost -> lost.reason().equals(id()) && lost.count() >= RuleInput.MIN_COUNT)
                        .map(lost -> Suspicion.ofOpens(
                                id(), site, lost.callSite(), avoidable(site, lost), numbers(site, lost))))
                .toList();
    }

    /** Several clients that are built at one line, as by a factory, and each kept and used again, are as they should be. */
    private static boolean keepsItsClients(Site site) {
        return site.requests() != null && site.requests() >= site.opened() * KEPT_REQUESTS;
    }

    /** A pool that need not be built would not have opened what it opens at first only to see that it can, either. */
    private long avoidable(Site site, NotReusedBy lost) {
        if (reason != NotReusedReason.CLIENT_PER_REQUEST) {
            return lost.count();
        }
        long closedByPools = site.closedBy().stream()
                .filter(closer -> closer.cause() == CloseCause.POOL)
                .mapToLong(Site.ClosedBy::count)
                .sum();
        long tried = Math.min(closedByPools, site.opened() - site.evidence().pooled());
        return lost.count() + Math.min(tried, lost.count());
    }

    private Map<String, Object> numbers(Site site, NotReusedBy lost) {
        var numbers = new LinkedHashMap<String, Object>();
        if (site.requests() != null) {
            numbers.put("requests", site.requests());
        }
        numbers.put("opened", site.opened());
        numbers.put("openedForThis", lost.count());
        if (site.reuseRatio() != null) {
            numbers.put("reuseRatio", site.reuseRatio());
        }
        return numbers;
    }
}
