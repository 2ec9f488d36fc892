// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diff;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.FindingChange;
import dev.churnscope.compare.Presence;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.compare.Trend;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.Padding;
import dev.churnscope.text.TextPage;
import java.nio.charset.Charset;
import java.util.List;

/** Renders a comparison for a terminal or a log: findings, then call sites, worse ones first. */
public final class DiffText {

    private final TextPage page;
    private final Comparison comparison;

    private DiffText(TextPage page, Comparison comparison) {
        this.page = page;
        this.comparison = comparison;
    }

    /** Renders a comparison for a terminal with the charset. */
    public static String of(Comparison comparison, Charset charset) {
        return on(TextPage.ofScreen(Lettering.of(charset)), comparison);
    }

    /** Renders a comparison for a file in UTF-8. */
    public static String ofFile(Comparison comparison) {
        return on(TextPage.ofFile(Lettering.UNICODE), comparison);
    }

    private static String on(TextPage page, Comparison comparison) {
        new DiffText(page, comparison).write();
        return page.toString();
    }

    private void write() {
        page.paragraph("churnscope diff: ", Differences.totals(comparison));
        findings("NEW FINDINGS", Presence.NEW);
        findings("GONE FINDINGS", Presence.GONE);
        sites("WORSE: call sites that churn more", Differences.sites(comparison, Trend.WORSE));
        sites("BETTER: call sites that churn less", Differences.sites(comparison, Trend.BETTER));
        sites("MOVED: renamed call sites that churn as before", Differences.moved(comparison));
        page.blank();
        page.line("  as before   " + Differences.asBefore(comparison));
        if (!Differences.withinNoise(comparison).isEmpty()) {
            page.paragraph("  too few     ", Differences.withinNoise(comparison));
        }
        page.paragraph("  noise       ", Differences.noise(comparison));
    }

    private void findings(String heading, Presence presence) {
        var findings = Differences.findings(comparison, presence);
        if (!findings.isEmpty()) {
            page.heading(heading);
            Differences.shown(findings).forEach(this::finding);
            more(findings);
        }
    }

    private void finding(FindingChange change) {
        var finding = change.finding();
        String start = "  " + Padding.left(finding.severity(), 8) + Padding.left(finding.rule(), 34) + "  ";
        if (finding.callSite() == null) {
            page.line(start);
        } else {
            page.place(start, finding.callSite());
        }
    }

    private void sites(String heading, List<SiteChange> changes) {
        if (!changes.isEmpty()) {
            page.heading(heading);
            Differences.shown(changes).forEach(this::site);
            more(changes);
        }
    }

    private void more(List<?> all) {
        if (Differences.notShown(all) > 0) {
            page.line("  and " + Numbers.exact(Differences.notShown(all)) + " more, which --format json has");
        }
    }

    private void site(SiteChange change) {
        page.place("  ", change.site().callSite());
        page.paragraph(
                "      ", Differences.rates(change) + ", " + change.site().client());
        if (!Differences.before(change).isEmpty()) {
            page.paragraph("      ", Differences.before(change));
        }
    }
}
