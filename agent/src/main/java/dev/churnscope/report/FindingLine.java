// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Finding;
import java.nio.charset.Charset;

/**
 * A finding in one line of a log: how bad, which rule, where, what it costs, and where to read on.
 *
 * <p>The place has the form of a stack trace's, which IDEs and log viewers make a link. Unlike a table's it keeps the package:
 * a line of a log stands alone.
 */
public final class FindingLine {

    private static final int MAX_COLUMNS_OF_PLACE = 200;

    private FindingLine() {}

    /** Returns the line, for whatever understands a charset: plain ASCII unless that is one of Unicode's. */
    public static String of(Finding finding, Charset charset) {
        var lettering = Lettering.of(charset);
        String rule = lettering.printable(finding.rule());
        var line = new StringBuilder(lettering.printable(finding.severity()))
                .append(' ')
                .append(rule);
        if (finding.callSite() != null) {
            line.append(" at ").append(CallSiteText.of(finding.callSite(), MAX_COLUMNS_OF_PLACE, lettering));
        }
        String cost = String.join(", ", FindingText.savings(finding.estimate()));
        if (!cost.isEmpty()) {
            line.append(", costs ").append(cost);
        }
        return line.append("; why, and how to fix it: java -jar churnscope-agent.jar explain ")
                .append(rule)
                .toString();
    }
}
