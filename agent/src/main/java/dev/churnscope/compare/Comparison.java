// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of two reports. A pure function of both.
 *
 * <p>A site churns more if it opened more connections in proportion to the work than chance explains. The connections that had to
 * be open at the same time do not count: a pool that fills once costs the same in a run of any length, and more if more of the
 * load is concurrent ({@link Needs}).
 *
 * @param base the earlier report
 * @param head the later report
 * @param sites each site once, in the order of the later report, then those that only the earlier one has
 * @param findings each finding once, in the order of the later report, then those that only the earlier one has
 */
public record Comparison(Report base, Report head, List<SiteChange> sites, List<FindingChange> findings, Noise noise) {

    /** Compares a report with an earlier one. */
    public static Comparison of(Report base, Report head) {
        var pairs = SitePairs.of(base.sites(), head.sites());
        var noise = new Noise(Noise.CONFIDENCE, pairs.size());
        var baseNeeds = new Needs(base);
        var headNeeds = new Needs(head);
        var measured = pairs.stream()
                .map(pair -> Measured.of(
                        Exposure.of(base, head, pair),
                        pair,
                        baseNeeds.of(pair.base(), pair.head()),
                        headNeeds.of(pair.head(), pair.base())))
                .toList();
        boolean[] worse = noise.areSignificant(
                measured.stream().mapToDouble(Measured::pValueOfWorse).toArray());
        boolean[] better = noise.areSignificant(
                measured.stream().mapToDouble(Measured::pValueOfBetter).toArray());
        var changes = new ArrayList<SiteChange>();
        for (int i = 0; i < pairs.size(); i++) {
            changes.add(measured.get(i)
                    .change(pairs.get(i), worse[i] ? Trend.WORSE : better[i] ? Trend.BETTER : Trend.STEADY));
        }
        return new Comparison(base, head, changes, FindingPairs.of(base.findings(), head.findings(), pairs), noise);
    }

    /**
     * Returns what {@link #findings} would be if the earlier report had other findings.
     *
     * @param findings in place of the earlier report's own, at its sites
     */
    public List<FindingChange> findingsIfBaseHad(List<Finding> findings) {
        return FindingPairs.of(
                findings,
                head.findings(),
                sites.stream()
                        .map(change -> new SitePair(change.base(), change.head()))
                        .toList());
    }

    /** A site's rates, and the p-values of their difference. */
    private record Measured(
            @Nullable Measure measure, Rate base, Rate head, double pValueOfWorse, double pValueOfBetter) {

        static Measured of(List<Exposure> exposures, SitePair pair, Need baseNeed, Need headNeed) {
            return exposures.stream()
                    .map(exposure -> of(exposure, pair, baseNeed, headNeed))
                    .reduce(Measured::and)
                    .orElseGet(() -> unknown(pair, baseNeed, headNeed));
        }

        /** A site counts as changed only if both measures agree: if they disagree, load changed and not the code. */
        private Measured and(Measured other) {
            var larger = pValue() >= other.pValue() ? this : other;
            return new Measured(
                    larger.measure,
                    larger.base,
                    larger.head,
                    Math.max(pValueOfWorse, other.pValueOfWorse),
                    Math.max(pValueOfBetter, other.pValueOfBetter));
        }

        private static Measured of(Exposure exposure, SitePair pair, Need baseNeed, Need headNeed) {
            var base = rate(pair.base(), baseNeed, exposure.measure(), exposure.base());
            var head = rate(pair.head(), headNeed, exposure.measure(), exposure.head());
            return new Measured(
                    exposure.measure(),
                    base,
                    head,
                    pValueOfMore(head, base, baseNeed),
                    pValueOfMore(base, head, headNeed));
        }

        private static Measured unknown(SitePair pair, Need baseNeed, Need headNeed) {
            return new Measured(null, count(pair.base(), baseNeed), count(pair.head(), headNeed), 1, 1);
        }

        /** A pool's size does not grow with the work done; connections per operation do, concurrent or not. */
        private static double pValueOfMore(Rate more, Rate less, Need lessNeed) {
            long lessCount = lessNeed.isProven() ? less.avoidable() : less.opened();
            return RateTest.pValue(more.avoidable(), more.exposure(), lessCount, less.exposure());
        }

        private static Rate rate(@Nullable Site site, Need need, Measure measure, double exposure) {
            var count = count(site, need);
            return new Rate(count.opened(), count.needed(), exposure, measure.rate(count.opened(), exposure));
        }

        private static Rate count(@Nullable Site site, Need need) {
            return site == null ? new Rate(0, 0, 0, 0) : new Rate(site.opened(), need.connections(), 0, 0);
        }

        private double pValue() {
            return Math.min(pValueOfWorse, pValueOfBetter);
        }

        private SiteChange change(SitePair pair, Trend trend) {
            return new SiteChange(
                    pair.presence(), pair.base(), pair.head(), measure, base, head, trend, pValue(), pValueOfWorse);
        }
    }
}
