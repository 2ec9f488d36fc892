// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Finding;
import dev.churnscope.text.InlineCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding in the form that templates need.
 *
 * @param number from 1, worst first
 * @param where the line to change, or null
 * @param evidence numbers by name
 * @param code the lines of a code example
 * @param saves what the fix saves, one text for each unit
 * @param link an HTTP link, or null if the finding has none
 */
public record FindingView(
        int number,
        String rule,
        String severity,
        List<InlineCode> title,
        @Nullable CallSiteView where,
        @Nullable String siteId,
        List<Named> evidence,
        List<InlineCode> advice,
        List<String> code,
        List<String> saves,
        @Nullable String link) {

    /** A value with its name. */
    record Named(String name, String value) {}

    static FindingView of(Finding finding, int number) {
        var advice = finding.advice() == null
                ? List.<String>of()
                : finding.advice().lines().toList();
        return new FindingView(
                number,
                String.valueOf(finding.rule()),
                String.valueOf(finding.severity()),
                InlineCode.pieces(finding.title()),
                finding.callSite() == null ? null : CallSiteView.of(finding.callSite()),
                finding.siteId(),
                finding.evidence().entrySet().stream()
                        .map(item -> new Named(item.getKey(), FindingText.value(item.getValue())))
                        .toList(),
                InlineCode.pieces(advice.isEmpty() ? "" : advice.get(0)),
                advice.size() < 2 ? List.of() : advice.subList(1, advice.size()),
                FindingText.savings(finding.estimate()),
                isLink(finding.link()) ? finding.link() : null);
    }

    public boolean hasEvidence() {
        return !evidence.isEmpty();
    }

    public boolean hasAdvice() {
        return !advice.isEmpty();
    }

    public boolean hasCode() {
        return !code.isEmpty();
    }

    public boolean hasSaves() {
        return !saves.isEmpty();
    }

    /** Returns the severity if it has its own colour, else {@code info}. */
    public String tone() {
        return List.of("high", "medium", "low", "info").contains(severity) ? severity : "info";
    }

    /** Rejects anything else that a report may contain here, such as a script. */
    private static boolean isLink(@Nullable String link) {
        return link != null && link.matches("https?://[\\x21-\\x7e]{1,2000}");
    }
}
