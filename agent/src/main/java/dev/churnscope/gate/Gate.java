// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.FindingChange;
import dev.churnscope.compare.Presence;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a report passes: it fails with a new finding, a site that churns more, or a broken budget.
 *
 * <p>A pure function. Whatever the baseline has too passes, however bad it is: a gate that fails from its first day is switched
 * off. So do findings that the baseline was only too short to show ({@link ShortBaseline}).
 */
public final class Gate {

    private Gate() {}

    /** Checks a report and a budget that are not in files. */
    static Verdict of(Report report, @Nullable Report baseline, Budget budget, Severity failOn) {
        return of(report, baseline, budget, failOn, CheckedFiles.UNNAMED);
    }

    /**
     * @param baseline the report to compare with; null makes every finding new, and no site is compared
     * @param failOn the lowest severity of a new finding that fails
     * @param files their names in the outputs
     */
    public static Verdict of(
            Report report, @Nullable Report baseline, Budget budget, Severity failOn, CheckedFiles files) {
        @Nullable Comparison comparison = baseline == null ? null : Comparison.of(baseline, report);
        var checks = new ArrayList<Check>(findings(report, comparison, failOn));
        if (comparison != null) {
            comparison.sites().stream()
                    .filter(change -> change.head() != null)
                    .forEach(change -> checks.add(new Check.OfChurn(change)));
        }
        for (var limit : budget.limits()) {
            checks.add(check(limit, report));
        }
        return new Verdict(
                report, comparison, failOn, List.copyOf(checks), files, Notes.of(report, comparison, budget, failOn));
    }

    private static List<Check.OfFinding> findings(Report report, @Nullable Comparison comparison, Severity failOn) {
        if (comparison == null) {
            return report.findings().stream()
                    .filter(finding -> isAtLeast(finding, failOn))
                    .map(finding -> new Check.OfFinding(new FindingChange(Presence.NEW, finding, null), null))
                    .toList();
        }
        var shortBaselineMatches = ShortBaseline.matches(comparison);
        var checks = new ArrayList<Check.OfFinding>();
        for (int i = 0; i < shortBaselineMatches.size(); i++) {
            var change = comparison.findings().get(i);
            if (change.presence() != Presence.GONE && isAtLeast(change.finding(), failOn)) {
                checks.add(new Check.OfFinding(change, shortBaselineMatches.get(i)));
            }
        }
        return checks;
    }

    /** A severity that this version does not know counts as high. */
    static boolean isAtLeast(Finding finding, Severity failOn) {
        return Arrays.stream(Severity.values())
                        .filter(severity -> severity.label().equals(finding.severity()))
                        .findFirst()
                        .orElse(Severity.HIGH)
                        .compareTo(failOn)
                >= 0;
    }

    private static Check check(Limit limit, Report report) {
        var value = limit.metric().of(limit.totals(report));
        boolean passed = value.isPresent() && limit.metric().holds(value.getAsDouble(), limit.limit());
        var sites = limit.sites(report);
        @Nullable CallSite callSite = sites.isEmpty() ? null : sites.get(0).callSite();
        return new Check.OfBudget(
                limit.key(),
                limit.line(),
                limit.metric().inWords(),
                limit.limit(),
                value.isPresent() ? value.getAsDouble() : null,
                limit.metric().isFloor(),
                passed,
                limit.remedy(report),
                value.isPresent() ? "" : limit.metric().whyUnknown(),
                callSite);
    }
}
