// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges the findings of all JVMs, each mistake once.
 *
 * <p>A mistake is identified by its rule, site and method, not by its line, which differs between versions of a service: the
 * merged finding has the line that costs most. Several findings of one rule in a method are distinguished by the order of their
 * lines. Severity and evidence are those of the JVM where it is worst, with the number of JVMs that have it.
 *
 * <p>Savings are summed, weighted by time: a JVM that ran for a tenth of the fleet's window counts for a tenth of its per-minute
 * savings.
 */
final class FleetFindings {

    /** Estimates have one decimal place. */
    private static final double PLACES = 10;

    private static final List<String> WORST_FIRST = List.of("high", "medium", "low", "info");

    private static final Comparator<Finding> WORSE = Comparator.<Finding>comparingInt(
                    finding -> WORST_FIRST.indexOf(finding.severity()))
            .thenComparingDouble(finding -> -perMinute(finding));

    /** Findings without a line come first. */
    private static final Comparator<Finding> BY_LINE = Comparator.comparing(
            finding -> finding.callSite() == null ? null : finding.callSite().line(),
            Comparator.nullsFirst(Comparator.naturalOrder()));

    /** @param nth its position among several in one method, from 0 */
    private record Mistake(
            String rule,
            @Nullable String siteId,
            @Nullable String className,
            @Nullable String method,
            int nth) {

        static Mistake of(Finding finding, int nth) {
            var at = finding.callSite();
            return new Mistake(
                    finding.rule(),
                    finding.siteId(),
                    at == null ? null : at.className(),
                    at == null ? null : at.method(),
                    nth);
        }
    }

    /** @param saves total savings over the time it was observed, by unit */
    private record Merged(
            Finding worst, Map<@Nullable CallSite, Double> costOfLine, Map<String, Double> saves, long jvms) {

        static Merged of(Finding finding, double seconds) {
            var saves = new LinkedHashMap<String, Double>();
            finding.estimate().forEach((unit, value) -> {
                if (value != null) {
                    saves.put(unit, value * seconds);
                }
            });
            var costOfLine = new HashMap<@Nullable CallSite, Double>();
            costOfLine.put(finding.callSite(), perMinute(finding) * seconds);
            return new Merged(finding, costOfLine, saves, 1);
        }

        Merged and(Merged other) {
            var sum = new LinkedHashMap<>(saves);
            other.saves.forEach((unit, value) -> sum.merge(unit, value, Double::sum));
            var lines = new HashMap<>(costOfLine);
            other.costOfLine.forEach((line, cost) -> lines.merge(line, cost, Double::sum));
            return new Merged(
                    WORSE.compare(worst, other.worst) <= 0 ? worst : other.worst, lines, sum, jvms + other.jvms);
        }

        private @Nullable CallSite mostExpensiveLine() {
            return costOfLine.entrySet().stream()
                    .max(Map.Entry.<@Nullable CallSite, Double>comparingByValue()
                            .thenComparing(line -> String.valueOf(line.getKey())))
                    .map(Map.Entry::getKey)
                    .orElse(null);
        }

        private Map<String, Double> savesOver(double seconds) {
            var rates = new LinkedHashMap<String, Double>();
            saves.forEach(
                    (unit, value) -> rates.put(unit, seconds <= 0 ? 0 : Math.round(value / seconds * PLACES) / PLACES));
            return rates;
        }

        /** @param seconds the length of the fleet's window */
        Finding finding(@Nullable String siteId, double seconds) {
            var evidence = new LinkedHashMap<>(worst.evidence());
            evidence.put("jvms", jvms);
            return new Finding(
                    worst.rule(),
                    worst.severity(),
                    siteId,
                    mostExpensiveLine(),
                    worst.title(),
                    evidence,
                    worst.advice(),
                    worst.link(),
                    savesOver(seconds));
        }
    }

    private final FleetSites sites;
    private final Map<Mistake, Merged> byMistake = new LinkedHashMap<>();

    FleetFindings(FleetSites sites) {
        this.sites = sites;
    }

    /** @param seconds the length of the JVM's window */
    void add(List<Finding> findings, double seconds) {
        var seen = new HashMap<Mistake, Integer>();
        findings.stream().sorted(BY_LINE).forEach(finding -> {
            int nth = seen.merge(Mistake.of(finding, 0), 1, Integer::sum) - 1;
            byMistake.merge(Mistake.of(finding, nth), Merged.of(finding, seconds), Merged::and);
        });
    }

    /** @param seconds the length of the fleet's window */
    List<Finding> findings(double seconds) {
        return byMistake.entrySet().stream()
                .map(merged -> merged.getValue().finding(siteId(merged.getKey().siteId()), seconds))
                .sorted(WORSE)
                .toList();
    }

    private @Nullable String siteId(@Nullable String id) {
        return id == null ? null : sites.idOf(id);
    }

    private static double perMinute(Finding finding) {
        var perMinute = finding.estimate().get("connectionsPerMinute");
        return perMinute == null ? 0 : perMinute;
    }
}
