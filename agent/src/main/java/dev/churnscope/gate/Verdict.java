// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.Presence;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.model.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate found.
 *
 * @param report the report that was checked
 * @param comparison with the baseline; null where none was given
 * @param failOn the least severity of a new finding that fails
 * @param checks all that was looked at: findings, then call sites, then the budget
 * @param files what they are called
 * @param notes what whoever reads this should know, though it decides nothing
 */
public record Verdict(
        Report report,
        @Nullable Comparison comparison,
        Severity failOn,
        List<Check> checks,
        CheckedFiles files,
        List<String> notes) {

    /** Whether nothing failed. */
    public boolean passed() {
        return failures().isEmpty();
    }

    /** Returns the checks that failed, in their order. */
    public List<Check> failures() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    /** Returns a check in words. */
    Explanation explain(Check check) {
        return Explanation.of(check, files);
    }

    /** Returns the call sites that are under another name than in the baseline and passed. */
    public List<Check.OfChurn> moved() {
        return checks.stream()
                .filter(check -> check.passed()
                        && check instanceof Check.OfChurn churn
                        && churn.change().presence() == Presence.MOVED)
                .map(Check.OfChurn.class::cast)
                .toList();
    }

    /** Returns the findings that are not in the baseline and yet did not fail, since it was only too short to show them. */
    public List<Check> noted() {
        return checks.stream().filter(Check::isNoted).toList();
    }
}
