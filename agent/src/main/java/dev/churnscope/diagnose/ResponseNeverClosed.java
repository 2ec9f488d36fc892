// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Responses are neither read to their end nor closed: each occupies its connection until the garbage collector or a timer of the
 * client closes it, and each request opens another connection.
 */
final class ResponseNeverClosed implements Rule {

    /** Minimum share of a site's connections; fewer may just be in use at the moment. */
    private static final double SHARE = 0.5;

    @Override
    public String id() {
        return "response-never-closed";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.clients()
                .filter(ResponseNeverClosed::explains)
                .map(this::suspicion)
                .toList();
    }

    /**
     * Whether the connections that a site keeps open, or has left to the garbage collector or a timer, have an unfinished
     * response.
     */
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
