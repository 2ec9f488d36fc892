// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Inbound;
import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/** Peers of an HTTP server send one request per connection, most often a proxy or a probe that does not keep connections. */
final class OneRequestPerInboundConnection implements Rule {

    /** Minimum share of the connections that carried a request. */
    private static final double SHARE = 0.8;

    @Override
    public String id() {
        return "one-request-per-inbound-connection";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.servers()
                .filter(site -> site.inbound() != null && isOnePerRequest(site, site.inbound()))
                .map(site -> suspicion(site, site.inbound()))
                .toList();
    }

    private static long endedByPeers(Inbound inbound) {
        return inbound.oneByRequest() + inbound.oneByPeer();
    }

    /** Excludes one connection per peer: a peer that sends a single request, such as a browser, could not have reused any. */
    private static long avoidable(Site site, Inbound inbound) {
        return Math.min(endedByPeers(inbound), RuleInput.beyondNeed(site));
    }

    private static boolean isOnePerRequest(Site site, Inbound inbound) {
        return avoidable(site, inbound) >= RuleInput.MIN_COUNT
                && endedByPeers(inbound) >= (inbound.one() + inbound.more()) * SHARE;
    }

    private Suspicion suspicion(Site site, Inbound inbound) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("accepted", site.opened());
        numbers.put("withOneRequest", inbound.one());
        numbers.put("endedByRequestHeader", inbound.oneByRequest());
        numbers.put("closedByPeer", inbound.oneByPeer());
        return Suspicion.ofOpens(id(), site, site.callSite(), avoidable(site, inbound), numbers);
    }
}
