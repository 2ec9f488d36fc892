// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.FindingChange;
import dev.churnscope.compare.Presence;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.compare.Trend;
import dev.churnscope.diagnose.Diagnosis;
import dev.churnscope.model.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes new mistakes from those that the baseline was only too short, or had too little load, to show.
 *
 * <p>A finding takes several connections, which a few requests do not open. So the baseline's sites are extrapolated to the later
 * run's length, and the rules applied to them. A finding is not new if the extrapolated baseline has it, at a rate not
 * significantly lower, at a site that does not churn more. It is not enough that the baseline is too short to prove the opposite:
 * the few connections it has must show the mistake. A mistake that was added since left no trace in the baseline and stays new,
 * even if it only changes why a site churns, and not how much.
 */
final class ShortBaseline {

    private final Comparison comparison;
    private final Map<String, SiteChange> sites = new LinkedHashMap<>();

    private ShortBaseline(Comparison comparison) {
        this.comparison = comparison;
        var byId = new HashMap<String, SiteChange>();
        comparison.sites().forEach(change -> byId.put(change.site().id(), change));
        for (var change : comparison.findings()) {
            var site = byId.get(String.valueOf(change.finding().siteId()));
            if (change.presence() == Presence.NEW && site != null && doesNotChurnMore(site) && length(site) > 1) {
                sites.put(site.site().id(), site);
            }
        }
    }

    /** Returns for each finding of a comparison, in its order, the match that makes it not new, or null. */
    static List<@Nullable ShortBaselineMatch> matches(Comparison comparison) {
        var baseline = new ShortBaseline(comparison);
        if (baseline.sites.isEmpty()) {
            return Collections.nCopies(comparison.findings().size(), null);
        }
        return baseline.matches();
    }

    private List<@Nullable ShortBaselineMatch> matches() {
        var actual = comparison.findings();
        var extrapolated = comparison.findingsIfBaseHad(findingsOfLongerRun());
        var matches = new ArrayList<@Nullable ShortBaselineMatch>();
        for (int i = 0; i < actual.size(); i++) {
            matches.add(actual.get(i).presence() == Presence.NEW ? matches(extrapolated.get(i)) : null);
        }
        return matches;
    }

    private @Nullable ShortBaselineMatch matches(FindingChange change) {
        var site = sites.get(String.valueOf(change.finding().siteId()));
        if (site == null || change.before() == null) {
            return null;
        }
        long now = connections(change.finding());
        long before = Math.round(connections(change.before()) / length(site));
        return comparison
                        .noise()
                        .explains(
                                now,
                                site.headRate().exposure(),
                                before,
                                site.baseRate().exposure())
                ? new ShortBaselineMatch(site, before, now)
                : null;
    }

    private List<Finding> findingsOfLongerRun() {
        var findings = new ArrayList<Finding>();
        var extrapolatedIds = sites.values().stream()
                .map(change -> Objects.requireNonNull(change.base()).id())
                .collect(Collectors.toSet());
        for (var finding : comparison.base().findings()) {
            if (finding.siteId() == null || !extrapolatedIds.contains(finding.siteId())) {
                findings.add(finding);
            }
        }
        findings.addAll(Diagnosis.of(
                sites.values().stream()
                        .map(change -> ExtrapolatedSite.of(Objects.requireNonNull(change.base()), length(change)))
                        .toList(),
                comparison.base().ports(),
                comparison.head().window().seconds()));
        return findings;
    }

    /** Tested without the multiple-comparison correction, which would let more pass. */
    private boolean doesNotChurnMore(SiteChange change) {
        return change.base() != null
                && change.measure() != null
                && change.trend() != Trend.WORSE
                && change.pValueOfWorse() > 1 - comparison.noise().confidence();
    }

    private static double length(SiteChange change) {
        return change.headRate().exposure() / change.baseRate().exposure();
    }

    /** Returns how many connections the fix would have saved in the later run. */
    private long connections(Finding finding) {
        Double perMinute = finding.estimate().get("connectionsPerMinute");
        return perMinute == null
                ? 0
                : Math.round(perMinute * comparison.head().window().minutes());
    }
}
