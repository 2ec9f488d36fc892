// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Report;
import dev.churnscope.text.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The summary for a reader who reads one sentence: what churns, what it costs, and the line to change.
 *
 * @param severity the severity of the worst finding, or {@code none}
 * @param sentence the finding's title, with code between backticks
 * @param callSite the line to change, or null if there is none
 * @param costs what the fix saves, one text for each unit
 * @param next what else there is to read
 */
record Assessment(
        String severity, String sentence, @Nullable CallSite callSite, List<String> costs, String next) {

    static Assessment of(Report report) {
        var findings = report.findings().stream()
                .filter(finding -> !"info".equals(finding.severity()))
                .toList();
        if (findings.isEmpty()) {
            return new Assessment("none", withoutFindings(report), null, List.of(), "");
        }
        var worst = findings.get(0);
        int others = findings.size() - 1;
        String next = others == 0 ? "" : "and " + Numbers.of(others, "more finding", "more findings") + " below";
        return new Assessment(
                String.valueOf(worst.severity()),
                String.valueOf(worst.title()),
                worst.callSite(),
                FindingText.savings(worst.estimate()),
                next);
    }

    private static String withoutFindings(Report report) {
        var totals = report.totals();
        if (totals.opened() == 0 && totals.connectFailed() == 0) {
            return "No TCP connection was seen.";
        }
        return "Nothing to change: in " + Headline.window(report) + " no line of code churned connections.";
    }
}
