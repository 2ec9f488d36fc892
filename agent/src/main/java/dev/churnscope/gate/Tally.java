// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The numbers that budgets limit, of a whole report or of one method's sites. */
record Tally(long opened, long activeCloses, long leaked, long requests, double minutes, List<Finding> findings) {

    private static final double SECONDS_PER_MINUTE = 60;

    static Tally ofTotals(Report report) {
        var totals = report.totals();
        return new Tally(
                totals.opened(),
                totals.closes().localFin(),
                totals.leaked(),
                totals.requests() == null ? 0 : totals.requests(),
                minutes(report),
                report.findings());
    }

    /** Several sites are one method where it opens connections by several libraries. */
    static Tally ofSites(Report report, List<Site> sites) {
        Set<String> ids = sites.stream().map(Site::id).collect(Collectors.toSet());
        return new Tally(
                sites.stream().mapToLong(Site::opened).sum(),
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

    OptionalDouble findings(String severity) {
        return OptionalDouble.of(findings.stream()
                .filter(finding -> severity.equals(finding.severity()))
                .count());
    }

    private static double minutes(Report report) {
        return report.window().seconds() / SECONDS_PER_MINUTE;
    }
}
