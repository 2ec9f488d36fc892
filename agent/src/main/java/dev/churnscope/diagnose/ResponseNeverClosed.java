// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Responses are neither read to their end nor closed: each keeps its connection to itself until the garbage collector or a
 * timer of its client finds it, and each request opens another.
 */
final class ResponseNeverClosed implements Rule {

    /** Of what a site opened: fewer are what is under way at any moment. */
    private static final double SHARE = 0.5;

    @Override
    public String id() {
        return "response-never-closed";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput evidence) {
        return evidence.clients()
                .filter(ResponseNeverClosed::explains)
                .map(this::suspicion)
                .toList();
    }

    /** Whether what a site holds open, or has left to the collector or to a timer, are connections with a response on them. */
    static boolean explains(Site site) {
        long held = held(site);
        return site.requests() != null && held >= RuleInput.MIN_COUNT && held >= site.opened() * SHARE;
    }

    private static long held(Site site) {
        var evidence = site.evidence();
        return evidence.unfinished() + evidence.leakedUnfinished() + evidence.timedOutUnread();
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("neverClosed", held(site));
        numbers.put("requests", site.requests());
        numbers.put("opened", site.opened());
        numbers.put("open", site.open());
        return Suspicion.ofOpens(id(), site, site.callSite(), held(site) - 1, numbers)
                .atLeast(Severity.MEDIUM);
    }
}
