// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader should know if they read one sentence: what churns, what it costs, and the line to change.
 *
 * @param severity of what is worst, or {@code none}
 * @param sentence what it is, with code between backticks
 * @param callSite the line to change, or null where there is none
 * @param costs what the fix saves, one text for each unit
 * @param next what there is to read besides
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
