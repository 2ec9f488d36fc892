// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Finding;
import dev.churnscope.text.CallSiteText;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.Padding;
import dev.churnscope.text.TextPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders a finding as text: title, call site, evidence and fix. */
final class FindingText {

    private static final int MAX_COLUMNS_OF_RULE = 40;

    private FindingText() {}

    static void write(TextPage page, Finding finding, int number) {
        page.paragraph(Padding.item(number) + severity(page, finding) + "  ", finding.title());
        if (finding.callSite() != null) {
            page.place(start("where"), finding.callSite());
        }
        if (!finding.evidence().isEmpty()) {
            page.paragraph(start("evidence"), evidence(finding.evidence()));
        }
        fix(page, finding.advice());
        String estimate = String.join(", ", savings(finding.estimate()));
        if (!estimate.isEmpty()) {
            page.paragraph(start("saves"), estimate);
        }
        page.paragraph(start("rule"), finding.rule());
        if (finding.link() != null) {
            page.line("      " + finding.link());
        }
    }

    /**
     * Writes a finding in one line: severity, rule, call site.
     *
     * @param columns the width of the rule's column
     */
    static void line(TextPage page, Finding finding, int columns) {
        String rule = rule(page, finding);
        String start = "  " + severity(page, finding) + rule;
        if (finding.callSite() == null) {
            page.line(start);
        } else {
            page.place(
                    "  " + severity(page, finding) + Padding.left(rule, columns) + "  ",
                    CallSiteText.withoutPackage(finding.callSite()));
        }
    }

    static String rule(TextPage page, Finding finding) {
        return page.lettering().cut(page.lettering().printable(finding.rule()), MAX_COLUMNS_OF_RULE);
    }

    private static String severity(TextPage page, Finding finding) {
        String severity = page.lettering().printable(finding.severity()).toUpperCase(Locale.ROOT);
        return Padding.left(page.lettering().cut(severity, 8), 8);
    }

    /** The first line of advice is a paragraph, the others are a code example. */
    private static void fix(TextPage page, @Nullable String advice) {
        var lines = advice == null ? List.<String>of() : advice.lines().toList();
        page.paragraph(start("fix"), lines.isEmpty() ? "" : lines.get(0));
        if (lines.size() > 1) {
            page.code(start(""), lines.subList(1, lines.size()));
        }
    }

    private static String evidence(Map<String, Object> evidence) {
        return evidence.entrySet().stream()
                .map(item -> item.getKey() + " " + value(item.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String value(@Nullable Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return Numbers.exact(((Number) value).longValue());
        }
        return value instanceof Double ? Numbers.decimal((Double) value) : String.valueOf(value);
    }

    /** Returns what the fix saves, one text for each unit. */
    static List<String> savings(Map<String, Double> estimate) {
        return estimate.entrySet().stream()
                .filter(saving -> saving.getValue() != null)
                .map(saving -> saving(saving.getKey(), saving.getValue()))
                .filter(saving -> !saving.isEmpty())
                .toList();
    }

    /** Returns an empty text for values that would be rounded to zero. */
    private static String saving(String what, double value) {
        if (what.equals("timeWaitSockets")) {
            long sockets = Math.round(value);
            return sockets == 0 ? "" : Numbers.of(sockets, "socket", "sockets") + " in TIME_WAIT";
        }
        if (Math.abs(value) < 0.005) {
            return "";
        }
        return switch (what) {
            case "connectionsPerMinute" ->
                Numbers.decimal(value) + (value == 1 ? " connection a minute" : " connections a minute");
            case "millisPerMinute" -> Numbers.millis(value) + " of waiting a minute";
            default -> what + " " + Numbers.decimal(value);
        };
    }

    private static String start(String label) {
        return "      " + Padding.left(label, 8) + "  ";
    }
}
