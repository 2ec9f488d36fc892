// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.TextPage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Renders the summary that the agent prints when the application ends: at most {@value #MAX_LINES} lines. */
public final class Summary {

    private static final int MAX_LINES = 25;
    private static final int MAX_SITES = 8;
    private static final int MAX_WARNINGS = 3;
    private static final int MAX_FINDINGS = 5;
    private static final int MAX_COLUMNS_OF_FILE = 70;

    private final TextPage page;
    private final Report report;
    private final List<Path> files;

    private Summary(TextPage page, Report report, List<Path> files) {
        this.page = page;
        this.report = report;
        this.files = files;
    }

    /** Returns the summary in plain ASCII, for a report that is not in a file. */
    public static String of(Report report) {
        return of(report, StandardCharsets.US_ASCII, List.of());
    }

    /**
     * Returns the summary for a reader of the charset: in plain ASCII unless it is a Unicode charset.
     *
     * @param files the files that have the whole report
     */
    public static String of(Report report, Charset charset, List<Path> files) {
        var page = TextPage.ofScreen(Lettering.of(charset));
        new Summary(page, report, files).write();
        return page.toString();
    }

    private void write() {
        page.line("churnscope: " + Headline.process(report, page.lettering()) + ", " + Headline.window(report));
        page.paragraph("  ", Headline.connections(report));
        for (String closes : Headline.closes(report)) {
            page.paragraph("  ", closes);
        }
        var findings = report.findings().stream()
                .filter(finding -> !"info".equals(finding.severity()))
                .toList();
        var warnings = ReportWarnings.warnings(report);
        int warningsShown = Math.min(warnings.size(), MAX_WARNINGS);
        int linesOfNextStep = findings.isEmpty() ? 0 : 2;
        if (!findings.isEmpty()) {
            findings(findings);
        }
        sites(MAX_LINES - warningsShown - linesOfNextStep);
        for (String warning : warnings.subList(0, warningsShown)) {
            page.line("  note: " + warning);
        }
        if (!findings.isEmpty()) {
            page.blank();
            page.line("  how to fix the first: java -jar churnscope-agent.jar explain "
                    + FindingText.rule(page, findings.get(0)));
        }
    }

    /** Writes what to fix first; findings of severity {@code info} are excluded. */
    private void findings(List<Finding> findings) {
        page.blank();
        var shown = findings.subList(0, Math.min(findings.size(), MAX_FINDINGS));
        int widest = shown.stream()
                .mapToInt(finding -> Lettering.columns(FindingText.rule(page, finding)))
                .max()
                .orElse(0);
        shown.forEach(finding -> FindingText.line(page, finding, widest));
        if (findings.size() > MAX_FINDINGS) {
            page.line("  and " + Numbers.of(findings.size() - MAX_FINDINGS, "more finding", "more findings") + "; "
                    + fileWithAll(Format.TEXT, Format.JSON) + " has them all");
        }
    }

    private void sites(int maxLines) {
        var sites = report.sites();
        if (sites.isEmpty()) {
            return;
        }
        page.blank();
        var table = new HotSpots(page, sites.subList(0, Math.min(sites.size(), MAX_SITES)), false);
        table.header("opened by, sorted by closes by this process");
        int shown = 0;
        while (shown < Math.min(sites.size(), MAX_SITES) && page.lines() + HotSpots.maxLinesOfRow() + 1 <= maxLines) {
            table.row(shown++);
        }
        if (shown < sites.size()) {
            page.line("  and " + Numbers.of(sites.size() - shown, "more call site", "more call sites")
                    + "; "
                    + (sites.size() <= TextReport.MAX_SITES
                            ? fileWithAll(Format.TEXT, Format.JSON)
                            : fileWithAll(Format.JSON))
                    + " has them all");
        }
    }

    /** Returns the first file in one of these formats, or else the option that would write one. */
    private String fileWithAll(Format... formats) {
        return files.stream()
                .filter(file -> List.of(formats).contains(Format.ofFile(file)))
                .findFirst()
                .map(file ->
                        page.lettering().cutMiddle(page.lettering().printable(file.toString()), MAX_COLUMNS_OF_FILE))
                .orElse("report=FILE" + formats[0].ending());
    }
}
