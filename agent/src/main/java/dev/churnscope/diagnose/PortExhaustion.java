// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Ports;
import dev.churnscope.model.Site;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ephemeral ports to a destination have run out, or will at the rate of active closes. The finding belongs to the site with
 * the most active closes, whichever site fails to get a port.
 */
final class PortExhaustion implements Rule {

    /** Utilization of the ports to one destination from which on a busier minute is enough to run out. */
    private static final double HALF = 0.5;

    private static final double NEARLY_ALL = 0.8;

    @Override
    public String id() {
        return "port-exhaustion";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        long refused = input.clients()
                .mapToLong(site -> site.connectFailures().getOrDefault("noPort", 0L))
                .sum();
        var fullest = input.ports().destinations().stream()
                .max(Comparator.comparingDouble(Ports.DestinationUse::utilization))
                .filter(use -> discountedUtilization(use, input) >= HALF)
                .orElse(null);
        if (refused == 0 && fullest == null) {
            return List.of();
        }
        return input.clients()
                .filter(site -> fullest == null || connectsTo(site, fullest))
                .max(Comparator.comparingLong(site -> site.closes().localFin()))
                .map(site -> List.of(suspicion(site, refused, fullest, input)))
                .orElse(List.of());
    }

    /** Discounts short windows: a burst of a second does not last for the minute that it is projected to. */
    private static double discountedUtilization(Ports.DestinationUse use, RuleInput input) {
        return use.utilization() * SeverityThresholds.certainty(input.seconds());
    }

    private static boolean connectsTo(Site site, Ports.DestinationUse use) {
        return site.destinations().stream()
                .anyMatch(to -> to.address().equals(use.address()) && to.port() == use.port());
    }

    private Suspicion suspicion(Site site, long refused, Ports.@Nullable DestinationUse fullest, RuleInput input) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        if (refused > 0) {
            numbers.put("refusedForWantOfAPort", refused);
        }
        if (fullest != null) {
            numbers.put("destination", fullest.address() + ":" + fullest.port());
            numbers.put("utilization", fullest.utilization());
            numbers.put("activeClosesPerSecond", fullest.activeClosesPerSecond());
        }
        numbers.put("ports", (long) input.ports().capacity());
        numbers.put("closedFirst", site.closes().localFin());
        boolean isUrgent = refused > 0 || fullest != null && discountedUtilization(fullest, input) >= NEARLY_ALL;
        var severity = isUrgent ? Severity.HIGH : Severity.MEDIUM;
        return new Suspicion(id(), site, site.callSite(), refused, 0, severity, Severity.HIGH, numbers);
    }
}
