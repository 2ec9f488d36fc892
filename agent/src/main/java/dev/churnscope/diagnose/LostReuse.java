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
 * Connections were opened, for one reason, although others had been open to the same destination. The reason, and the line that
 * caused it, were recorded when each connection was opened, so nothing has to be guessed.
 */
record LostReuse(NotReusedReason reason) implements Rule {

    /** Average requests per connection from which on clients count as kept; the connections of discarded clients carry fewer. */
    private static final int KEPT_REQUESTS = 4;

    @Override
    public String id() {
        return reason.label();
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.clients()
                .filter(site -> reason != NotReusedReason.CLIENT_PER_REQUEST || !keepsItsClients(site))
                .flatMap(site -> site.evidence().notReusedBy().stream()
                        .filter(lost -> lost.reason().equals(id()) && lost.count() >= RuleInput.MIN_COUNT)
                        .map(lost -> Suspicion.ofOpens(
                                id(), site, lost.callSite(), avoidable(site, lost), numbers(site, lost))))
                .toList();
    }

    /** Several clients built at one line, for example by a factory, are not a mistake if each is kept and reused. */
    private static boolean keepsItsClients(Site site) {
        return site.requests() != null && site.requests() >= site.opened() * KEPT_REQUESTS;
    }

    /** Without the needless pool, its initial validation connection would not have been opened either. */
    private long avoidable(Site site, NotReusedBy lost) {
        if (reason != NotReusedReason.CLIENT_PER_REQUEST) {
            return lost.count();
        }
        long closedByPools = site.closedBy().stream()
                .filter(closer -> closer.cause() == CloseCause.POOL)
                .mapToLong(Site.ClosedBy::count)
                .sum();
        long validation =
                Math.min(closedByPools, site.opened() - site.evidence().pooled());
        return lost.count() + Math.min(validation, lost.count());
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
