// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What the agent prints when the application ends: at most {@value #MOST_LINES} lines. */
public final class Summary {

    private static final int MOST_LINES = 25;
    private static final int MOST_SITES = 8;
    private static final int MOST_WARNINGS = 3;
    private static final int MOST_FINDINGS = 5;

    private Summary() {}

    /** Returns the summary in plain ASCII. */
    public static String of(Report report) {
        return of(report, StandardCharsets.US_ASCII);
    }

    /** Returns the summary for whatever understands a charset: plain ASCII unless that is one of Unicode's. */
    public static String of(Report report, Charset charset) {
        var page = new Page(Lettering.of(charset));
        page.line("churnscope: " + Headline.process(report, page.lettering()) + ", " + Headline.window(report));
        page.paragraph("  ", Headline.connections(report));
        for (String closes : Headline.closes(report)) {
            page.paragraph("  ", closes);
        }
        findings(page, report);
        var warnings = Completeness.warnings(report);
        int linesAfter = Math.min(warnings.size(), MOST_WARNINGS);
        sites(page, report, MOST_LINES - linesAfter);
        for (String warning : warnings.subList(0, linesAfter)) {
            page.line("  note: " + warning);
        }
        return page.toString();
    }

    /** What to fix first; not what is merely worth knowing. */
    private static void findings(Page page, Report report) {
        var findings = report.findings().stream()
                .filter(finding -> !"info".equals(finding.severity()))
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        page.blank();
        var shown = findings.subList(0, Math.min(findings.size(), MOST_FINDINGS));
        int widest = shown.stream()
                .mapToInt(finding -> Lettering.columns(FindingText.rule(page, finding)))
                .max()
                .orElse(0);
        shown.forEach(finding -> FindingText.line(page, finding, widest));
        if (findings.size() > MOST_FINDINGS) {
            page.line("  and " + Numbers.of(findings.size() - MOST_FINDINGS, "more finding", "more findings")
                    + "; report=FILE.txt has them all");
        }
    }

    private static void sites(Page page, Report report, int mostLines) {
        var sites = report.sites();
        if (sites.isEmpty()) {
            return;
        }
        page.blank();
        var table = new HotSpots(page, sites.subList(0, Math.min(sites.size(), MOST_SITES)), false);
        table.header();
        int shown = 0;
        while (shown < Math.min(sites.size(), MOST_SITES)
                && page.lines() + HotSpots.mostLinesOfRow() + 1 <= mostLines) {
            table.row(shown++);
        }
        if (shown < sites.size()) {
            page.line("  and " + Numbers.of(sites.size() - shown, "more call site", "more call sites")
                    + "; report=FILE.json has them all");
        }
    }
}
