// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import java.nio.charset.Charset;
import java.util.List;

/** A report as Markdown of GitHub's and GitLab's kind, short enough for a comment on a change. */
public final class MarkdownReport {

    private static final int MAX_SITES = 10;
    private static final int MAX_FINDINGS = 10;

    /** No name that somebody chose is that long, and no sentence of ours. */
    private static final int MAX_COLUMNS = 500;

    private MarkdownReport() {}

    /**
     * All that the template fills in.
     *
     * @param more how many findings there are besides, in words, or nothing
     */
    private record Content(ReportView report, List<FindingView> findings, String more) {}

    /** Returns the text for whatever understands a charset: plain ASCII unless that is one of Unicode's. */
    public static String of(Report report, Charset charset) {
        var text = MarkdownText.in(charset);
        var view = ReportView.of(report, MAX_SITES, text.lettering());
        var findings = view.findings();
        var shown = findings.subList(0, Math.min(findings.size(), MAX_FINDINGS));
        int more = findings.size() - shown.size();
        var content = new Content(view, shown, more == 0 ? "" : Numbers.of(more, "more finding", "more findings"));
        return Templates.of("markdown/report.md", value -> text.cut(value, MAX_COLUMNS))
                .execute(content);
    }
}
