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
 * What is wrong and what to do, in the order in which an expert would fix it.
 *
 * <p>One mistake is one finding. Several rules may see it at the same site: then the one nearest to the root cause, which is
 * the first in the order of {@link Rules}, is raised, and the others become a part of its evidence. A pure function.
 */
public final class Diagnosis {

    /** A rule that sees less than this share of what another sees at a site, sees a side effect. */
    private static final double SIDE_EFFECT = 0.25;

    private static final Comparator<Weighed> WORST_FIRST = Comparator.comparing(Weighed::severity)
            .reversed()
            .thenComparing(Comparator.<Weighed>comparingDouble(
                            weighed -> weighed.cost().connectionsPerMinute())
                    .reversed())
            .thenComparing(Comparator.<Weighed>comparingDouble(
                            weighed -> weighed.cost().millisPerMinute())
                    .reversed())
            .thenComparing(weighed -> Rules.order(weighed.suspicion().rule()))
            .thenComparing(weighed -> String.valueOf(weighed.suspicion().line()));

    private record Weighed(Suspicion suspicion, Cost cost, Severity severity) {}

    private Diagnosis() {}

    /**
     * Returns the findings, worst first.
     *
     * @param sites all of the report
     * @param ports the port budget of the host
     * @param seconds the length of the report's window
     */
    public static List<Finding> of(List<Site> sites, Ports ports, double seconds) {
        var evidence = new RuleInput(sites, ports, seconds);
        var bySite = new LinkedHashMap<@Nullable String, List<Suspicion>>();
        for (var rule : Rules.ALL) {
            for (var suspicion : rule.suspicions(evidence)) {
                String site = suspicion.site() == null ? null : suspicion.site().id();
                bySite.computeIfAbsent(site, key -> new ArrayList<>()).add(suspicion);
            }
        }
        var roots = new ArrayList<Suspicion>();
        bySite.forEach((site, suspicions) -> roots.addAll(site == null ? suspicions : roots(suspicions)));
        // A page is read once, however many findings are of its rule.
        var texts = new HashMap<String, RuleText>();
        return byLine(roots).stream()
                .map(suspicion -> weigh(suspicion, evidence))
                .sorted(WORST_FIRST)
                .map(weighed -> finding(
                        weighed, texts.computeIfAbsent(weighed.suspicion().rule(), RuleText::of)))
                .toList();
    }

    /** Returns those of what rules see at one site that are not a symptom of another. */
    private static List<Suspicion> roots(List<Suspicion> suspicions) {
        var byRequests = suspicions.stream().collect(partitioningBy(Suspicion::isOfRequests));
        var roots = new ArrayList<>(rootsOfChurn(byRequests.get(false)));
        // How many requests there are, and what their connections suffer from, are two things.
        roots.addAll(byRequests.get(true));
        return roots;
    }

    private static List<Suspicion> rootsOfChurn(List<Suspicion> suspicions) {
        long most = suspicions.stream().mapToLong(Suspicion::connections).max().orElse(0);
        var roots = new ArrayList<Suspicion>();
        var symptoms = new ArrayList<Suspicion>();
        for (var suspicion : suspicions) {
            boolean isSideEffect = suspicion.connections() < most * SIDE_EFFECT;
            boolean isOfOthers = Rules.isLossOfReuse(suspicion.rule())
                    && roots.stream().allMatch(root -> Rules.standBeside(root.rule(), suspicion.rule()));
            if (!isSideEffect && (roots.isEmpty() || isOfOthers)) {
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

    /** Returns one for each line to change: that of a pool may show at every site that uses it. */
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

    private static Weighed weigh(Suspicion suspicion, RuleInput evidence) {
        var cost = Cost.of(suspicion, evidence.seconds(), evidence.ports().timeWaitSeconds());
        var severity = SeverityThresholds.of(cost, evidence.seconds())
                .max(suspicion.atLeast())
                .min(suspicion.atMost());
        return new Weighed(suspicion, cost, severity);
    }

    private static Finding finding(Weighed weighed, RuleText text) {
        var suspicion = weighed.suspicion();
        var site = suspicion.site();
        var remedy = text.remedyFor(site == null ? List.of() : FacadeLibrary.namesFor(site));
        return new Finding(
                suspicion.rule(),
                weighed.severity().label(),
                site == null ? null : site.id(),
                suspicion.line(),
                text.title(),
                suspicion.evidence(),
                remedy.advice(),
                remedy.link(),
                weighed.cost().estimate());
    }
}
