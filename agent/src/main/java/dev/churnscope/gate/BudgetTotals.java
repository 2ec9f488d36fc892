// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that budgets limit, for a whole report or the sites of one method.
 *
 * @param openedForHttp connections opened by sites with HTTP requests: those of a database, for example, do not count for reuse
 */
record BudgetTotals(
        long opened,
        long openedForHttp,
        long activeCloses,
        long leaked,
        long requests,
        double minutes,
        List<Finding> findings) {

    static BudgetTotals ofTotals(Report report) {
        var totals = report.totals();
        return new BudgetTotals(
                totals.opened(),
                openedForHttp(report.sites()),
                totals.closes().localFin(),
                totals.leaked(),
                totals.requests() == null ? 0 : totals.requests(),
                minutes(report),
                report.findings());
    }

    /** A method has several sites if it opens connections with several libraries. */
    static BudgetTotals ofSites(Report report, List<Site> sites) {
        Set<String> ids = sites.stream().map(Site::id).collect(Collectors.toSet());
        return new BudgetTotals(
                sites.stream().mapToLong(Site::opened).sum(),
                openedForHttp(sites),
                sites.stream().mapToLong(site -> site.closes().localFin()).sum(),
                sites.stream().mapToLong(Site::leaked).sum(),
                sites.stream()
                        .mapToLong(site -> site.requests() == null ? 0 : site.requests())
                        .sum(),
                minutes(report),
                report.findings().stream()
                        .filter(finding -> finding.siteId() != null && ids.contains(finding.siteId()))
                        .toList());
    }

    private static long openedForHttp(List<Site> sites) {
        return sites.stream()
                .filter(site -> site.requests() != null)
                .mapToLong(Site::opened)
                .sum();
    }

    OptionalDouble findings(@Nullable String severity) {
        return OptionalDouble.of(findings.stream()
                .filter(finding -> finding.severity().equals(severity))
                .count());
    }

    private static double minutes(Report report) {
        return report.window().minutes();
    }
}
