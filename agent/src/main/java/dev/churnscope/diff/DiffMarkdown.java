// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diff;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.Presence;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.compare.Trend;
import dev.churnscope.text.MarkdownText;
import dev.churnscope.text.Numbers;
import java.nio.charset.Charset;
import java.util.List;

/** Renders a comparison as Markdown, for a comment on a pull request. */
final class DiffMarkdown {

    private final StringBuilder markdown = new StringBuilder();
    private final Comparison comparison;
    private final MarkdownText text;

    private DiffMarkdown(Comparison comparison, MarkdownText text) {
        this.comparison = comparison;
        this.text = text;
    }

    /** @param charset the reader's charset */
    static String of(Comparison comparison, Charset charset) {
        return new DiffMarkdown(comparison, MarkdownText.in(charset)).write();
    }

    private String write() {
        markdown.append("## Churnscope: ")
                .append(text.of(Differences.totals(comparison)))
                .append("\n\n");
        findings("New findings", Presence.NEW);
        findings("Gone findings", Presence.GONE);
        sites("Worse", Differences.sites(comparison, Trend.WORSE));
        sites("Better", Differences.sites(comparison, Trend.BETTER));
        sites("Moved, and as before", Differences.moved(comparison));
        markdown.append("As before: ").append(Differences.asBefore(comparison)).append(".\n\n");
        if (!Differences.withinNoise(comparison).isEmpty()) {
            markdown.append(text.sentence(Differences.withinNoise(comparison))).append("\n\n");
        }
        return markdown.append(text.sentence(Differences.noise(comparison)))
                .append('\n')
                .toString();
    }

    private void findings(String heading, Presence presence) {
        var findings = Differences.findings(comparison, presence);
        if (findings.isEmpty()) {
            return;
        }
        markdown.append("### ").append(heading).append("\n\n| severity | rule | where |\n|---|---|---|\n");
        for (var change : Differences.shown(findings)) {
            var finding = change.finding();
            row(
                    text.of(finding.severity()),
                    text.of(finding.rule()),
                    finding.callSite() == null
                            ? ""
                            : text.code(finding.callSite().toString()));
        }
        more(findings);
    }

    private void sites(String heading, List<SiteChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        markdown.append("### ")
                .append(heading)
                .append("\n\n| call site | client | connections | before |\n|---|---|---|---|\n");
        for (var change : Differences.shown(changes)) {
            row(
                    text.code(change.site().callSite().toString()),
                    text.of(change.site().client()),
                    text.of(Differences.rates(change)),
                    text.of(Differences.before(change)));
        }
        more(changes);
    }

    /** Ends a table, with the number of rows left out. */
    private void more(List<?> all) {
        markdown.append('\n');
        if (Differences.notShown(all) > 0) {
            markdown.append("And ")
                    .append(Numbers.exact(Differences.notShown(all)))
                    .append(" more, which `--format json` has.\n\n");
        }
    }

    private void row(String... cells) {
        markdown.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
