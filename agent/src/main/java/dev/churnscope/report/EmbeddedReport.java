// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.json.ScriptJson;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * The report as data within a page: {@code report}, and {@code frames}.
 *
 * <p>A stack is a list of numbers there, each the place of a frame in one list of all: most of a report is the same frames
 * again and again. Of findings only what leads to them is in it, since the page has them as text.
 */
final class EmbeddedReport {

    private EmbeddedReport() {}

    static void write(Report report, Writer out) throws IOException {
        new ScriptJson(out).write("report", withoutTexts(report), "frames");
    }

    private static Report withoutTexts(Report report) {
        var findings = report.findings().stream()
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.severity(),
                        finding.siteId(),
                        null,
                        finding.title(),
                        Map.of(),
                        "",
                        "",
                        Map.of()))
                .toList();
        return new Report(
                report.schema(),
                report.agent(),
                report.process(),
                report.window(),
                report.coverage(),
                report.totals(),
                report.sites(),
                findings,
                report.ports(),
                report.timeline(),
                report.health());
    }
}
