// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.Measure;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.compare.Trend;
import dev.churnscope.text.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * Detects that increased load may explain why call sites got worse.
 *
 * <p>Without request counts, rates are per minute, and twice the load looks like twice the churn. Then all call sites rise alike,
 * whereas a mistake rarely affects all of them.
 */
final class LoadThatRose {

    private LoadThatRose() {}

    /** Returns a note; empty if requests are known, no call site got worse, or their rises differ by more than noise explains. */
    static Optional<String> note(Comparison comparison) {
        var sites = comparison.sites();
        boolean isPerMinute = sites.stream().allMatch(change -> change.measure() == Measure.MINUTES);
        boolean isAnyWorse = sites.stream().anyMatch(change -> change.trend() == Trend.WORSE);
        if (!isPerMinute || !isAnyWorse || !roseAlike(comparison, sites)) {
            return Optional.empty();
        }
        double before = sites.stream()
                .mapToDouble(change -> change.baseRate().perExposure())
                .sum();
        double now = sites.stream()
                .mapToDouble(change -> change.headRate().perExposure())
                .sum();
        return Optional.of("no HTTP requests are known, so connections are counted per minute, and all call sites rose"
                + " alike, by a factor of " + Numbers.decimal(now / before)
                + ": the load may have risen, and not the churn; without requests, only runs under the same load are"
                + " comparable");
    }

    private static boolean roseAlike(Comparison comparison, List<SiteChange> sites) {
        long before =
                sites.stream().mapToLong(change -> change.baseRate().opened()).sum();
        long now =
                sites.stream().mapToLong(change -> change.headRate().opened()).sum();
        // Each site's share of its connections in the later run equals that of all sites together.
        return before > 0
                && now > 0
                && sites.stream().allMatch(change -> {
                    long ofBase = change.baseRate().opened();
                    long ofHead = change.headRate().opened();
                    return comparison.noise().explains(ofHead, now, ofBase, before)
                            && comparison.noise().explains(ofBase, before, ofHead, now);
                });
    }
}
