// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a budget.
 *
 * @param key the key as written in the file
 * @param line the key's line in the file, from 1
 * @param method {@code com.shop.PriceClient.fetch}, or null for the whole process
 */
record Limit(String key, int line, @Nullable String method, Metric metric, double limit) {

    /** Returns the sites of the method; none if the limit is for the whole process. */
    List<Site> sites(Report report) {
        return report.sites().stream()
                .filter(site -> nameOf(site.callSite()).equals(method))
                .toList();
    }

    /** Returns what to do if the limit is broken, and where. */
    String remedy(Report report) {
        var culprits = Culprits.of(
                metric,
                limit,
                method == null ? report.sites() : sites(report),
                totals(report).findings());
        return String.format(Locale.ROOT, metric.remedy(), culprits.isEmpty() ? "the report names none" : culprits);
    }

    BudgetTotals totals(Report report) {
        return method == null ? BudgetTotals.ofTotals(report) : BudgetTotals.ofSites(report, sites(report));
    }

    static String nameOf(CallSite callSite) {
        return callSite.className() + "." + callSite.method();
    }
}
