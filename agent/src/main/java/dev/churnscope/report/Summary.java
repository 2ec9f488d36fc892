// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.Locale;

/** What the agent prints when the application ends: at most {@value #MOST_LINES} lines. */
public final class Summary {

    private static final int MOST_LINES = 25;
    private static final int MOST_SITES = 8;

    private Summary() {}

    public static String of(Report report) {
        var text = new StringBuilder();
        text.append(Headline.of(report)).append('\n');
        var sites = report.sites();
        text.append(SiteTableText.header()).append('\n');
        int shown = Math.min(sites.size(), MOST_SITES);
        for (Site site : sites.subList(0, shown)) {
            text.append(SiteTableText.row(site)).append('\n');
            site.closedBy().stream()
                    .filter(closer -> closer.kind().isByThisProcess())
                    .findFirst()
                    .ifPresent(
                            closer -> text.append(SiteTableText.closer(closer)).append('\n'));
        }
        if (shown < sites.size()) {
            text.append(String.format(
                    Locale.ROOT, "  and %,d more call sites; report=FILE has them all%n", sites.size() - shown));
        }
        if (report.health().hookErrors() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %,d errors inside the agent were suppressed: the numbers may be too low%n",
                    report.health().hookErrors()));
        }
        return text.toString();
    }
}
