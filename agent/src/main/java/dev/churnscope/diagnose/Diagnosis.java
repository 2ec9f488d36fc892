// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import static java.util.stream.Collectors.partitioningBy;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Ports;
import dev.churnscope.model.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Derives the findings of a report, in the order in which an expert would fix them.
 *
 * <p>One mistake is one finding. If several rules match at the same site, the one closest to the root cause, which is the first
 * in the order of {@link Rules}, becomes the finding, and the others part of its evidence. A pure function.
 */
public final class Diagnosis {

    /**
     * A rule that affects less than this share of the connections that another rule affects at a site has matched a side effect.
     */
    private static final double SIDE_EFFECT = 0.25;

    private static final Comparator<Rated> WORST_FIRST = Comparator.comparing(Rated::severity)
            .reversed()
            .thenComparing(
                    Comparator.<Rated>comparingDouble(rated -> rated.cost().connectionsPerMinute())
                            .reversed())
            .thenComparing(
                    Comparator.<Rated>comparingDouble(rated -> rated.cost().millisPerMinute())
                            .reversed())
            .thenComparing(rated -> Rules.order(rated.suspicion().rule()))
            .thenComparing(rated -> String.valueOf(rated.suspicion().line()));

    private record Rated(Suspicion suspicion, Cost cost, Severity severity) {}

    private Diagnosis() {}

    /**
     * Returns the findings, worst first.
     *
     * @param sites all sites of the report
     * @param ports the port budget of the host
     * @param seconds the length of the report's window
     */
    public static List<Finding> of(List<Site> sites, Ports ports, double seconds) {
        var input = new RuleInput(sites, ports, seconds);
        var bySite = new LinkedHashMap<@Nullable String, List<Suspicion>>();
        for (var rule : Rules.ALL) {
            for (var suspicion : rule.suspicions(input)) {
                String site = suspicion.site() == null ? null : suspicion.site().id();
                bySite.computeIfAbsent(site, key -> new ArrayList<>()).add(suspicion);
            }
        }
        var roots = new ArrayList<Suspicion>();
        bySite.forEach((site, suspicions) -> roots.addAll(site == null ? suspicions : roots(suspicions)));
        // Each rule's page is read once, however many findings the rule has.
        var texts = new HashMap<String, RuleText>();
        return byLine(roots).stream()
                .map(suspicion -> rate(suspicion, input))
                .sorted(WORST_FIRST)
                .map(rated ->
                        finding(rated, texts.computeIfAbsent(rated.suspicion().rule(), RuleText::of)))
                .toList();
    }

    /** Returns the root causes among the suspicions of one site, without the symptoms of others. */
    private static List<Suspicion> roots(List<Suspicion> suspicions) {
        var byKind = suspicions.stream().collect(partitioningBy(Suspicion::isOfRequests));
        var roots = new ArrayList<>(rootsOfChurn(byKind.get(false)));
        // Too many requests are a mistake independent of those with connections.
        roots.addAll(byKind.get(true));
        return roots;
    }

    private static List<Suspicion> rootsOfChurn(List<Suspicion> suspicions) {
        long most = suspicions.stream().mapToLong(Suspicion::connections).max().orElse(0);
        var roots = new ArrayList<Suspicion>();
        var symptoms = new ArrayList<Suspicion>();
        for (var suspicion : suspicions) {
            boolean isSideEffect = suspicion.connections() < most * SIDE_EFFECT;
            boolean isIndependent = Rules.isLossOfReuse(suspicion.rule())
                    && roots.stream().allMatch(root -> Rules.areIndependent(root.rule(), suspicion.rule()));
            if (!isSideEffect && (roots.isEmpty() || isIndependent)) {
                roots.add(suspicion);
            } else {
                symptoms.add(suspicion);
            }
        }
        if (!symptoms.isEmpty()) {
            roots.set(0, roots.get(0).with(symptoms));
        }
        return roots;
    }

    /** Merges the suspicions that have the same line to change: a pool's line may show up at every site that uses it. */
    private static List<Suspicion> byLine(List<Suspicion> suspicions) {
        record Line(String rule, @Nullable Object line) {}
        var byLine = new LinkedHashMap<Object, Suspicion>();
        for (var suspicion : suspicions) {
            byLine.merge(
                    new Line(suspicion.rule(), Objects.requireNonNullElse(suspicion.line(), suspicion)),
                    suspicion,
                    (a, b) -> a.connections() >= b.connections() ? a.and(b) : b.and(a));
        }
        return List.copyOf(byLine.values());
    }

    private static Rated rate(Suspicion suspicion, RuleInput input) {
        var cost = Cost.of(suspicion, input.seconds(), input.ports().timeWaitSeconds());
        var severity = SeverityThresholds.of(cost, input.seconds())
                .max(suspicion.atLeast())
                .min(suspicion.atMost());
        return new Rated(suspicion, cost, severity);
    }

    private static Finding finding(Rated rated, RuleText text) {
        var suspicion = rated.suspicion();
        var site = suspicion.site();
        var remedy = text.remedyFor(site == null ? List.of() : FacadeLibrary.namesFor(site));
        return new Finding(
                suspicion.rule(),
                rated.severity().label(),
                site == null ? null : site.id(),
                suspicion.line(),
                text.title(),
                suspicion.evidence(),
                remedy.advice(),
                remedy.link(),
                rated.cost().estimate());
    }
}
