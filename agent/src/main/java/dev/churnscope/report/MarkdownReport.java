// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import dev.churnscope.text.MarkdownText;
import dev.churnscope.text.Numbers;
import java.nio.charset.Charset;
import java.util.List;

/** Renders a report as GitHub and GitLab Markdown, short enough for a comment on a pull request. */
public final class MarkdownReport {

    private static final int MAX_SITES = 10;
    private static final int MAX_FINDINGS = 10;

    /** No real name, and no sentence of a report, is longer. */
    private static final int MAX_COLUMNS = 500;

    private MarkdownReport() {}

    /**
     * The values for the template.
     *
     * @param more the number of findings not shown, in words, or empty
     */
    private record Content(ReportView report, List<FindingView> findings, String more) {}

    /** Returns the text for a reader of the charset: in plain ASCII unless it is a Unicode charset. */
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
