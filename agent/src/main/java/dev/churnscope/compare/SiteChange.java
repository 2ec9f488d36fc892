// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Site;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a site changed from one report to the next.
 *
 * @param base the site in the earlier report, or null if it is new
 * @param head the site in the later report, or null if it is gone
 * @param measure what both rates are in proportion to; null if the reports have no measure in common
 * @param pValue p-value: the probability of a difference at least this large if the site's rate had not changed; 0 to 1
 * @param pValueOfWorse p-value of the site having become worse, whatever the direction of the difference
 */
public record SiteChange(
        Presence presence,
        @Nullable Site base,
        @Nullable Site head,
        @Nullable Measure measure,
        Rate baseRate,
        Rate headRate,
        Trend trend,
        double pValue,
        double pValueOfWorse) {

    /** Returns the site in the later report, or in the earlier one if it is gone. */
    public Site site() {
        return head != null ? head : Objects.requireNonNull(base);
    }
}
