// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.Presence;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.model.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of the gate.
 *
 * @param report the report that was checked
 * @param comparison the comparison with the baseline; null if there was none
 * @param failOn the lowest severity of a new finding that fails
 * @param checks everything that was checked: findings, then call sites, then the budget
 * @param files the names of the files
 * @param notes notes for the user that do not affect the verdict
 */
public record Verdict(
        Report report,
        @Nullable Comparison comparison,
        Severity failOn,
        List<Check> checks,
        CheckedFiles files,
        List<String> notes) {

    /** Whether no check failed. */
    public boolean passed() {
        return failures().isEmpty();
    }

    /** Returns the checks that failed, in their order. */
    public List<Check> failures() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    /** Returns the words for a check. */
    Explanation explain(Check check) {
        return Explanation.of(check, files);
    }

    /** Returns the call sites that were renamed since the baseline and passed. */
    public List<Check.OfChurn> moved() {
        return checks.stream()
                .filter(check -> check.passed()
                        && check instanceof Check.OfChurn churn
                        && churn.change().presence() == Presence.MOVED)
                .map(Check.OfChurn.class::cast)
                .toList();
    }

    /** Returns the findings that are not in the baseline but did not fail, since the baseline was only too short to show them. */
    public List<Check> noted() {
        return checks.stream().filter(Check::isNoted).toList();
    }
}
