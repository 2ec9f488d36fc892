// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much work each of two runs did, in one measure: connections are counted in proportion to it. */
record Exposure(Measure measure, double base, double head) {

    /** Returns the measures by which a site can be compared; empty if the reports have none in common. */
    static List<Exposure> of(Report base, Report head, SitePair pair) {
        var own = new Exposure(Measure.REQUESTS, requests(pair.base()), requests(pair.head()));
        if (own.isKnown()) {
            return List.of(own);
        }
        var known = new ArrayList<Exposure>();
        known.add(new Exposure(
                Measure.REQUESTS_OF_PROCESS,
                orZero(base.totals().requests()),
                orZero(head.totals().requests())));
        known.add(new Exposure(
                Measure.MINUTES, base.window().minutes(), head.window().minutes()));
        known.removeIf(exposure -> !exposure.isKnown());
        return known;
    }

    private boolean isKnown() {
        return base > 0 && head > 0;
    }

    private static double requests(@Nullable Site site) {
        return site == null ? 0 : orZero(site.requests());
    }

    private static double orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
