// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Inbound;
import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/** Peers of an HTTP server send one request over each connection: most often a proxy or a probe that does not keep them. */
final class OneRequestPerInboundConnection implements Rule {

    /** Of the connections that carried a request. */
    private static final double SHARE = 0.8;

    @Override
    public String id() {
        return "one-request-per-inbound-connection";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput evidence) {
        return evidence.servers()
                .filter(site -> site.inbound() != null && isForEachRequest(site, site.inbound()))
                .map(site -> suspicion(site, site.inbound()))
                .toList();
    }

    private static long endedByPeers(Inbound inbound) {
        return inbound.oneByRequest() + inbound.oneByPeer();
    }

    /** Peers that come once each, as browsers do, have nothing to keep. */
    private static long avoidable(Site site, Inbound inbound) {
        return Math.min(endedByPeers(inbound), RuleInput.beyondNeed(site));
    }

    private static boolean isForEachRequest(Site site, Inbound inbound) {
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
