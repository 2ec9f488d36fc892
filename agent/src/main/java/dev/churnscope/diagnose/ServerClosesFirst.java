// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.ServerCloseReason;
import dev.churnscope.model.Site;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server closes connections that its peers would have kept: because of a limit, an error or an idle timeout, or by its own
 * code.
 */
final class ServerClosesFirst implements Rule {

    /** The reasons that the server decides itself, unlike requests of its peers, and shutdown. */
    private static final Set<ServerCloseReason> OWN = EnumSet.of(
            ServerCloseReason.REQUEST_LIMIT,
            ServerCloseReason.ERROR_STATUS,
            ServerCloseReason.RESPONSE_HEADER,
            ServerCloseReason.IDLE_TIMEOUT,
            ServerCloseReason.APPLICATION);

    @Override
    public String id() {
        return "server-closes-first";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.servers()
                .filter(site -> avoidable(site) >= RuleInput.MIN_COUNT)
                .map(this::suspicion)
                .toList();
    }

    /**
     * Excludes as many connections as were open at one time, since their peers may not have come back, and the closes by
     * application code that stopping the server accounts for: it closes all open connections, once.
     */
    private static long avoidable(Site site) {
        var own = own(site);
        long byApplication = own.getOrDefault(ServerCloseReason.APPLICATION.label(), 0L);
        long atStop = Math.min(byApplication, site.peakOpen());
        return Math.min(closes(own) - atStop, RuleInput.beyondNeed(site));
    }

    private static long closes(Map<String, Long> own) {
        return own.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> own(Site site) {
        var own = new LinkedHashMap<String, Long>();
        for (var reason : OWN) {
            long count = site.serverCloses().getOrDefault(reason.label(), 0L);
            if (count > 0) {
                own.put(reason.label(), count);
            }
        }
        return own;
    }

    /** Whether the server decides itself to close for this reason, given by its label. */
    static boolean isOwn(String reason) {
        return OWN.stream().anyMatch(own -> own.label().equals(reason));
    }

    private Suspicion suspicion(Site site) {
        var own = own(site);
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("closedFirst", closes(own));
        numbers.put("accepted", site.opened());
        numbers.putAll(own);
        var inbound = site.inbound();
        if (inbound != null && inbound.requestLimit() != null) {
            numbers.put("requestLimit", inbound.requestLimit());
        }
        if (inbound != null && inbound.idleMillis() != null) {
            numbers.put("idleMillis", inbound.idleMillis());
        }
        return Suspicion.ofOpens(id(), site, site.callSite(), avoidable(site), numbers);
    }
}
