// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Finding;
import dev.churnscope.text.CallSiteText;
import dev.churnscope.text.Lettering;
import java.nio.charset.Charset;

/**
 * Formats a finding as one line of a log: severity, rule, call site, cost, and where to read more.
 *
 * <p>The call site has the format of a stack trace, which IDEs and log viewers turn into a link. Unlike in tables it keeps the
 * package, since a log line stands alone.
 */
public final class FindingLine {

    private static final int MAX_COLUMNS_OF_CALL_SITE = 200;

    private FindingLine() {}

    /** Returns the line for a reader of the charset: in plain ASCII unless it is a Unicode charset. */
    public static String of(Finding finding, Charset charset) {
        var lettering = Lettering.of(charset);
        String rule = lettering.printable(finding.rule());
        var line = new StringBuilder(lettering.printable(finding.severity()))
                .append(' ')
                .append(rule);
        if (finding.callSite() != null) {
            line.append(" at ").append(CallSiteText.of(finding.callSite(), MAX_COLUMNS_OF_CALL_SITE, lettering));
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
