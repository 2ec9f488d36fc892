// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The findings of all JVMs, each mistake once.
 *
 * <p>How severe one is, is for the JVM to say that has it: it is a fleet's worst. The numbers of its evidence are the worst JVM's
 * too, with how many have it; what mending it saves is the sum.
 */
final class FleetFindings {

    private static final List<String> WORST_FIRST = List.of("high", "medium", "low", "info");

    private static final Comparator<Finding> WORSE = Comparator.<Finding>comparingInt(
                    finding -> WORST_FIRST.indexOf(finding.severity()))
            .thenComparingDouble(finding -> -perMinute(finding));

    private record Mistake(
            String rule, @Nullable String siteId, @Nullable CallSite callSite) {}

    private record Merged(Finding worst, Map<String, Double> saves, long jvms) {

        Merged and(Merged other) {
            var sum = new LinkedHashMap<>(saves);
            other.saves.forEach((unit, value) -> sum.merge(unit, value, Double::sum));
            return new Merged(WORSE.compare(worst, other.worst) <= 0 ? worst : other.worst, sum, jvms + other.jvms);
        }

        Finding finding(@Nullable String siteId) {
            var evidence = new LinkedHashMap<>(worst.evidence());
            evidence.put("jvms", jvms);
            return new Finding(
                    worst.rule(),
                    worst.severity(),
                    siteId,
                    worst.callSite(),
                    worst.title(),
                    evidence,
                    worst.advice(),
                    worst.link(),
                    saves);
        }
    }

    private final FleetSites sites;
    private final Map<Mistake, Merged> byMistake = new LinkedHashMap<>();

    FleetFindings(FleetSites sites) {
        this.sites = sites;
    }

    void add(List<Finding> findings) {
        for (var finding : findings) {
            byMistake.merge(
                    new Mistake(finding.rule(), finding.siteId(), finding.callSite()),
                    new Merged(finding, known(finding.estimate()), 1),
                    Merged::and);
        }
    }

    List<Finding> findings() {
        return byMistake.entrySet().stream()
                .map(merged -> merged.getValue().finding(siteId(merged.getKey().siteId())))
                .sorted(WORSE)
                .toList();
    }

    private @Nullable String siteId(@Nullable String id) {
        return id == null ? null : sites.idOf(id);
    }

    private static Map<String, Double> known(Map<String, Double> estimate) {
        var known = new LinkedHashMap<String, Double>();
        estimate.forEach((unit, value) -> {
            if (value != null) {
                known.put(unit, value);
            }
        });
        return known;
    }

    private static double perMinute(Finding finding) {
        var perMinute = finding.estimate().get("connectionsPerMinute");
        return perMinute == null ? 0 : perMinute;
    }
}
