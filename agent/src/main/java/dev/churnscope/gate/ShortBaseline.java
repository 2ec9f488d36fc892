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
 * Tells a mistake that is new from one that the baseline was only too short, or too idle, to show.
 *
 * <p>A finding takes several connections, which a few requests do not open. So sites of the baseline are held against the rules as
 * they would be had its run gone on until it was as long as the later one. It has the finding too if it then has it, and with no
 * less of it, beyond noise, at a site that churns no more. That the baseline is too short to prove the opposite is not enough: it
 * has to have the mistake, in the few connections it has. A mistake that was added left nothing in it, and stays new, also where it
 * changes only why a site churns, and not how much.
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
            if (change.presence() == Presence.NEW && site != null && churnsNoMore(site) && length(site) > 1) {
                sites.put(site.site().id(), site);
            }
        }
    }

    /** Returns, for each finding of a comparison in its order, why it is foreseen; null for all others. */
    static List<@Nullable ShortBaselineMatch> foreseen(Comparison comparison) {
        var baseline = new ShortBaseline(comparison);
        if (baseline.sites.isEmpty()) {
            return Collections.nCopies(comparison.findings().size(), null);
        }
        return baseline.foreseen();
    }

    private List<@Nullable ShortBaselineMatch> foreseen() {
        var asItIs = comparison.findings();
        var asItWouldBe = comparison.findingsIfBaseHad(findingsOfLongerRun());
        var foreseen = new ArrayList<@Nullable ShortBaselineMatch>();
        for (int i = 0; i < asItIs.size(); i++) {
            foreseen.add(asItIs.get(i).presence() == Presence.NEW ? foreseen(asItWouldBe.get(i)) : null);
        }
        return foreseen;
    }

    private @Nullable ShortBaselineMatch foreseen(FindingChange change) {
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
        var prolonged = sites.values().stream()
                .map(change -> Objects.requireNonNull(change.base()).id())
                .collect(Collectors.toSet());
        for (var finding : comparison.base().findings()) {
            if (finding.siteId() == null || !prolonged.contains(finding.siteId())) {
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

    /** By itself too, and not only after the correction for many sites, which lets more pass. */
    private boolean churnsNoMore(SiteChange change) {
        return change.base() != null
                && change.measure() != null
                && change.trend() != Trend.WORSE
                && change.pValueOfWorse() > 1 - comparison.noise().confidence();
    }

    private static double length(SiteChange change) {
        return change.headRate().exposure() / change.baseRate().exposure();
    }

    /** Returns how many connections mending it would have saved the later run. */
    private long connections(Finding finding) {
        Double perMinute = finding.estimate().get("connectionsPerMinute");
        return perMinute == null
                ? 0
                : Math.round(perMinute * comparison.head().window().minutes());
    }
}
