// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.text.MarkdownText;
import dev.churnscope.text.Numbers;
import java.nio.charset.Charset;

/** Renders a verdict as Markdown, for a comment on a pull request or the summary of a pipeline's job. */
final class VerdictMarkdown {

    /** More failures mostly have the same cause, and code hosts limit the length of a comment. */
    private static final int MAX_FAILURES = 50;

    private VerdictMarkdown() {}

    /** @param charset the reader's charset */
    static String of(Verdict verdict, Charset charset) {
        var text = MarkdownText.in(charset);
        var markdown = new StringBuilder();
        markdown.append("## Churnscope: ")
                .append(verdict.passed() ? "passed" : "failed")
                .append("\n\n")
                .append(text.sentence(VerdictText.summary(verdict)))
                .append("\n\n");
        if (!verdict.passed()) {
            markdown.append("| rule | what | where | evidence | fix |\n|---|---|---|---|---|\n");
            var failures = verdict.failures();
            failures.stream().limit(MAX_FAILURES).forEach(check -> row(markdown, check, verdict.explain(check), text));
            if (failures.size() > MAX_FAILURES) {
                markdown.append("\nAnd ")
                        .append(Numbers.exact(failures.size() - (long) MAX_FAILURES))
                        .append(" more, which `--format json` has.\n");
            }
            markdown.append('\n');
        }
        markdown.append("Compared ")
                .append(text.of(VerdictText.compared(verdict)))
                .append(".\n");
        verdict.noted().stream()
                .limit(MAX_FAILURES)
                .forEach(check -> markdown.append("\nNoted: ")
                        .append(text.withCode(VerdictText.noted(verdict.explain(check))))
                        .append(
                                check.callSite() == null
                                        ? ""
                                        : " " + text.code(check.callSite().toString()))
                        .append("\n"));
        verdict.moved().stream()
                .limit(MAX_FAILURES)
                .forEach(check -> markdown.append("\nMoved: ")
                        .append(text.code(check.callSite().toString()))
                        .append(" was ")
                        .append(text.code(check.was().toString()))
                        .append("\n"));
        verdict.notes()
                .forEach(note ->
                        markdown.append("\nNote: ").append(text.of(note)).append("\n"));
        return markdown.toString();
    }

    private static void row(StringBuilder markdown, Check check, Explanation explanation, MarkdownText text) {
        markdown.append("| ")
                .append(text.of(explanation.rule()))
                .append(" | ")
                .append(text.withCode(explanation.what()))
                .append(" | ")
                .append(
                        check.callSite() == null
                                ? ""
                                : text.code(check.callSite().toString()))
                .append(" | ")
                .append(text.of(explanation.evidence()))
                .append(" | ")
                .append(text.withCode(explanation.next()))
                .append(" |\n");
    }
}
