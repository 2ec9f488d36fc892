// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.TextPage;
import java.nio.charset.Charset;
import java.util.List;

/** Renders a report as text for a terminal, a log or a file: findings and hot spots first. */
public final class TextReport {

    /** Maximum number of call sites shown; the JSON has all. */
    static final int MAX_SITES = 50;

    private final TextPage page;
    private final Report report;

    private TextReport(TextPage page, Report report) {
        this.page = page;
        this.report = report;
    }

    /**
     * Returns a report as text for a terminal with the charset: in plain ASCII unless it is a Unicode charset, and at most
     * {@value TextPage#COLUMNS} columns wide.
     */
    public static String of(Report report, Charset charset) {
        return on(TextPage.ofScreen(Lettering.of(charset)), report);
    }

    /** Returns a report as text for a file in UTF-8, in which no name is shortened. */
    public static String ofFile(Report report) {
        return on(TextPage.ofFile(Lettering.UNICODE), report);
    }

    private static String on(TextPage page, Report report) {
        new TextReport(page, report).write();
        return page.toString();
    }

    private void write() {
        headline();
        findings();
        sites();
        page.heading("PORTS OF THIS HOST");
        new PortsText(page, report).write();
        page.heading("COVERAGE");
        CoverageText.write(page, report.coverage());
        health();
    }

    private void headline() {
        var lettering = page.lettering();
        var process = report.process();
        page.line(
                "churnscope " + lettering.cut(lettering.printable(report.agent().version()), 30) + ": "
                        + Headline.process(report, lettering));
        page.blank();
        page.line("  host        " + lettering.cut(lettering.printable(process.host()), 50) + ", "
                + "Java " + lettering.cut(lettering.printable(process.javaVersion()), 20)
                + ", " + lettering.printable(process.vm()));
        page.line("  window      " + Headline.window(report) + ", "
                + seconds(report.window().from()) + " to "
                + seconds(report.window().to()));
        page.paragraph("  totals      ", Headline.connections(report));
        for (String closes : Headline.closes(report)) {
            page.paragraph("              ", closes);
        }
        requests();
        if (!ReportWarnings.warnings(report).isEmpty()) {
            page.line("  incomplete  see HEALTH at the end");
        }
    }

    private void requests() {
        HttpReuse.of(report).ifPresent(http -> page.line("              " + http.sentence()));
    }

    private void findings() {
        var findings = report.findings();
        if (!findings.isEmpty()) {
            page.heading("FINDINGS, worst first, then by what the fix saves");
            for (int i = 0; i < findings.size(); i++) {
                if (i > 0) {
                    page.blank();
                }
                FindingText.write(page, findings.get(i), i + 1);
            }
        }
    }

    private void sites() {
        var sites = report.sites();
        page.heading("CALL SITES, sorted by closes by this process, then by connections opened");
        if (sites.isEmpty()) {
            page.line("  No TCP connection was seen.");
            return;
        }
        var shown = sites.subList(0, Math.min(sites.size(), MAX_SITES));
        var table = new HotSpots(page, shown, true);
        table.header();
        for (int i = 0; i < shown.size(); i++) {
            table.row(i);
        }
        if (shown.size() < sites.size()) {
            page.blank();
            page.line("  and " + Numbers.of(sites.size() - shown.size(), "more call site", "more call sites")
                    + ", which the JSON report has");
        }
        details(shown);
    }

    private void details(List<Site> sites) {
        page.heading("DETAILS");
        for (int i = 0; i < sites.size(); i++) {
            if (i > 0) {
                page.blank();
            }
            new SiteDetails(page, sites.get(i), i + 1).write();
        }
    }

    private void health() {
        var warnings = ReportWarnings.warnings(report);
        if (!warnings.isEmpty()) {
            page.heading("HEALTH");
            for (String warning : warnings) {
                page.paragraph("  ", warning);
            }
        }
    }

    /** Removes the fraction of a second from an ISO 8601 time. */
    private String seconds(String time) {
        return page.lettering().cut(page.lettering().printable(time).replaceFirst("\\.\\d+Z$", "Z"), 30);
    }
}
