// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two reports beside each other. A pure function of both.
 *
 * <p>A site churns more if it opened more connections in proportion than chance explains. Not held against it are as many as
 * had to be open at the same time: a pool that fills once costs the same in a run of any length, and more where there is more
 * load at once ({@link Needs}).
 *
 * @param base the earlier report
 * @param head the later report
 * @param sites each site once, in the order of the later report, then those that are gone
 * @param findings each finding once, in the order of the later report, then those that are gone
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
     * Returns each finding once, in the same order, as if the earlier report had others.
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

    /** A site's rates, and how likely it is that what they differ by is noise. */
    private record Measured(
            @Nullable Measure measure, Rate base, Rate head, double pValueOfWorse, double pValueOfBetter) {

        static Measured of(List<Exposure> exposures, SitePair pair, Need baseNeed, Need headNeed) {
            return exposures.stream()
                    .map(exposure -> of(exposure, pair, baseNeed, headNeed))
                    .reduce(Measured::and)
                    .orElseGet(() -> unknown(pair, baseNeed, headNeed));
        }

        /** Where two measures disagree, load has changed and not the code: what is beyond noise is so by both. */
        private Measured and(Measured other) {
            var telling = pValue() >= other.pValue() ? this : other;
            return new Measured(
                    telling.measure,
                    telling.base,
                    telling.head,
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
                    chanceOfMore(head, base, baseNeed),
                    chanceOfMore(base, head, headNeed));
        }

        private static Measured unknown(SitePair pair, Need baseNeed, Need headNeed) {
            return new Measured(null, count(pair.base(), baseNeed), count(pair.head(), headNeed), 1, 1);
        }

        /** What a pool needs does not grow with the work; what an operation opens for itself does, at once or not. */
        private static double chanceOfMore(Rate more, Rate less, Need needOfLess) {
            long ofLess = needOfLess.isProven() ? less.avoidable() : less.opened();
            return RateTest.pValue(more.avoidable(), more.exposure(), ofLess, less.exposure());
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
