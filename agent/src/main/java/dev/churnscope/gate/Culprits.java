// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Site;
import dev.churnscope.text.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Names the call sites that contribute most to a limit, so that a limit for the whole process leads to a line too. */
final class Culprits {

    /** Further ones contribute little each. */
    private static final int MAX_NAMED = 3;

    private Culprits() {}

    /**
     * Returns {@code com.shop.Orders.store(Orders.java:42) with 200, com.shop.Prices.get(Prices.java:7) with 12}; empty if there
     * are none.
     */
    static String of(Metric metric, double limit, List<Site> sites, List<Finding> findings) {
        return metric.severity() != null
                ? findings(findings.stream()
                        .filter(finding -> finding.severity().equals(metric.severity()))
                        .toList())
                : sites(metric.isFloor() ? below(limit, sites) : sites, metric::share);
    }

    /** Sites that meet the minimum themselves are not to blame. */
    private static List<Site> below(double share, List<Site> sites) {
        return sites.stream()
                .filter(site -> site.reuseRatio() != null && site.reuseRatio() < share)
                .toList();
    }

    private static String findings(List<Finding> findings) {
        return listed(
                findings.stream()
                        .limit(MAX_NAMED)
                        .map(finding -> finding.rule()
                                + (finding.callSite() == null ? " of the process" : " at " + finding.callSite()))
                        .toList(),
                findings.size());
    }

    private static String sites(List<Site> sites, ToLongFunction<Site> share) {
        var culprits = sites.stream()
                .filter(site -> share.applyAsLong(site) > 0)
                .sorted(Comparator.comparingLong(share).reversed())
                .toList();
        return listed(
                culprits.stream()
                        .limit(MAX_NAMED)
                        .map(site -> site.callSite() + " with " + Numbers.exact(share.applyAsLong(site)))
                        .toList(),
                culprits.size());
    }

    private static String listed(List<String> named, int all) {
        return named.stream().collect(Collectors.joining(", "))
                + (all > named.size() ? " and " + Numbers.exact(all - (long) named.size()) + " more" : "");
    }
}
