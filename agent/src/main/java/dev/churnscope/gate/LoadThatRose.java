// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.Measure;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.compare.Trend;
import dev.churnscope.report.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * Whether more load would explain as well that call sites got worse.
 *
 * <p>By the minute alone, where no requests are known, a service that does twice the work looks like one that churns twice as much.
 * Then all call sites rise alike; a mistake is rarely in each of them.
 */
final class LoadThatRose {

    private LoadThatRose() {}

    /** Returns a note; nothing where requests are known, or not all call sites rose, beyond noise, alike. */
    static Optional<String> note(Comparison comparison) {
        var sites = comparison.sites();
        boolean isByTheMinute = sites.stream().allMatch(change -> change.measure() == Measure.MINUTES);
        boolean isAnyWorse = sites.stream().anyMatch(change -> change.trend() == Trend.WORSE);
        if (!isByTheMinute || !isAnyWorse || !haveRisenAlike(comparison, sites)) {
            return Optional.empty();
        }
        double before = sites.stream()
                .mapToDouble(change -> change.baseRate().perExposure())
                .sum();
        double now = sites.stream()
                .mapToDouble(change -> change.headRate().perExposure())
                .sum();
        return Optional.of(
                "no HTTP requests are known, so that connections are counted by the minute, and all call sites rose"
                        + " alike, " + Numbers.decimal(now / before)
                        + " times: the load may have risen, and not what it costs; only runs under the same load compare here");
    }

    private static boolean haveRisenAlike(Comparison comparison, List<SiteChange> sites) {
        long before =
                sites.stream().mapToLong(change -> change.baseRate().opened()).sum();
        long now =
                sites.stream().mapToLong(change -> change.headRate().opened()).sum();
        // Each has the share of the later run that all together have.
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
