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
 * The ephemeral ports towards a destination have run out, or do so at the rate at which connections to it are closed here
 * first. The finding is laid at the site that closes most of them, whoever is refused one.
 */
final class PortExhaustion implements Rule {

    /** Of the ports to one destination: from there on a busier minute is enough to run out. */
    private static final double HALF = 0.5;

    private static final double NEARLY_ALL = 0.8;

    @Override
    public String id() {
        return "port-exhaustion";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput evidence) {
        long refused = evidence.clients()
                .mapToLong(site -> site.connectFailures().getOrDefault("noPort", 0L))
                .sum();
        var fullest = evidence.ports().destinations().stream()
                .max(Comparator.comparingDouble(Ports.DestinationUse::utilization))
                .filter(use -> likely(use, evidence) >= HALF)
                .orElse(null);
        if (refused == 0 && fullest == null) {
            return List.of();
        }
        return evidence.clients()
                .filter(site -> fullest == null || connectsTo(site, fullest))
                .max(Comparator.comparingLong(site -> site.closes().localFin()))
                .map(site -> List.of(suspicion(site, refused, fullest, evidence)))
                .orElse(List.of());
    }

    /** A burst of a second does not go on for the minute that it is projected to. */
    private static double likely(Ports.DestinationUse use, RuleInput evidence) {
        return use.utilization() * SeverityThresholds.certainty(evidence.seconds());
    }

    private static boolean connectsTo(Site site, Ports.DestinationUse use) {
        return site.destinations().stream()
                .anyMatch(to -> to.address().equals(use.address()) && to.port() == use.port());
    }

    private Suspicion suspicion(Site site, long refused, Ports.@Nullable DestinationUse fullest, RuleInput evidence) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        if (refused > 0) {
            numbers.put("refusedForWantOfAPort", refused);
        }
        if (fullest != null) {
            numbers.put("destination", fullest.address() + ":" + fullest.port());
            numbers.put("utilization", fullest.utilization());
            numbers.put("activeClosesPerSecond", fullest.activeClosesPerSecond());
        }
        numbers.put("ports", (long) evidence.ports().capacity());
        numbers.put("closedFirst", site.closes().localFin());
        boolean isUrgent = refused > 0 || fullest != null && likely(fullest, evidence) >= NEARLY_ALL;
        var severity = isUrgent ? Severity.HIGH : Severity.MEDIUM;
        return new Suspicion(id(), site, site.callSite(), refused, 0, severity, Severity.HIGH, numbers);
    }
}
