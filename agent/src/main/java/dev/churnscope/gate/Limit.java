// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a budget.
 *
 * @param key as it stands in the file
 * @param line where it stands there, from 1
 * @param method {@code com.shop.PriceClient.fetch}, or null for the whole process
 */
record Limit(String key, int line, @Nullable String method, Metric metric, double limit) {

    /** Returns the sites it is about; none for the whole process. */
    List<Site> sites(Report report) {
        return report.sites().stream()
                .filter(site -> nameOf(site.callSite()).equals(method))
                .toList();
    }

    /** Returns what to do if it is broken, and where. */
    String remedy(Report report) {
        var culprits = Culprits.of(
                metric,
                limit,
                method == null ? report.sites() : sites(report),
                tally(report).findings());
        return String.format(Locale.ROOT, metric.remedy(), culprits.isEmpty() ? "the report names none" : culprits);
    }

    BudgetTotals tally(Report report) {
        return method == null ? BudgetTotals.ofTotals(report) : BudgetTotals.ofSites(report, sites(report));
    }

    static String nameOf(CallSite callSite) {
        return callSite.className() + "." + callSite.method();
    }
}
