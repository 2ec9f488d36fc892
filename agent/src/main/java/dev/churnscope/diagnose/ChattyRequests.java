// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence.Bursts;
import java.util.LinkedHashMap;
import java.util.List;

/** A line sends bursts of small requests to one destination, which a single request could replace. */
final class ChattyRequests implements Rule {

    /** Maximum average duration of a request; slower ones are not small. */
    private static final double SMALL_MILLIS = 100;

    @Override
    public String id() {
        return "chatty-requests";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.clients()
                .flatMap(site -> site.evidence().bursts().stream()
                        .filter(ChattyRequests::isChatty)
                        .map(bursts -> suspicion(site, bursts)))
                .toList();
    }

    private static boolean isChatty(Bursts bursts) {
        return bursts.count() >= RuleInput.MIN_COUNT && bursts.millis() / bursts.requests() <= SMALL_MILLIS;
    }

    private Suspicion suspicion(Site site, Bursts bursts) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("bursts", bursts.count());
        numbers.put("requestsInBursts", bursts.requests());
        long merged = bursts.requests() - bursts.count();
        return Suspicion.ofRequests(
                id(), site, bursts.callSite(), bursts.millis() * merged / bursts.requests(), numbers);
    }
}
