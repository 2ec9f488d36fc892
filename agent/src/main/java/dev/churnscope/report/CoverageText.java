// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Coverage;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.Padding;
import dev.churnscope.text.TextPage;
import java.util.stream.Collectors;

/** Renders what the agent watched, and how it determined which side closed first. */
final class CoverageText {

    private CoverageText() {}

    static void write(TextPage page, Coverage coverage) {
        names(page, "watched", coverage, "on");
        names(page, "idle", coverage, "idle");
        coverage.instrumentations().forEach((name, state) -> {
            if (!"on".equals(state) && !"idle".equals(state)) {
                page.paragraph(start("not watched"), name + ": " + state);
            }
        });
        page.line(start("closes") + Numbers.exact(coverage.measured()) + " measured at the socket"
                + (coverage.inferred() == 0 ? "" : ", " + Numbers.exact(coverage.inferred()) + " inferred"));
        if (coverage.openBeforeAttach() > 0) {
            page.line(start("") + Numbers.exact(coverage.openBeforeAttach())
                    + " of connections older than the agent, not counted above");
        }
    }

    private static void names(TextPage page, String label, Coverage coverage, String state) {
        String names = coverage.instrumentations().entrySet().stream()
                .filter(instrumentation -> state.equals(instrumentation.getValue()))
                .map(instrumentation -> instrumentation.getKey())
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            page.paragraph(start(label), names);
        }
    }

    private static String start(String label) {
        return "  " + Padding.left(label, 12);
    }
}
