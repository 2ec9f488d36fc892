// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Site;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a site.
 *
 * @param base the site in the earlier report, or null if it is new
 * @param head the site in the later report, or null if it is gone
 * @param measure what both rates are in proportion to; null where the reports have nothing to compare by
 * @param pValue the probability that the difference, or a greater one, is noise; 0 to 1
 * @param pValueOfWorse the same of the site having got worse, whether or not it looks like it
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

    /** Returns the site in the later report, or the earlier one's where it is gone. */
    public Site site() {
        return head != null ? head : Objects.requireNonNull(base);
    }
}
