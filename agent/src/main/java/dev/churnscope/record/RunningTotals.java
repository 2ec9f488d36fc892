// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;

/** Connections opened and closed by the whole process so far. */
public record RunningTotals(long opened, CloseCounts closes) {

    static RunningTotals of(SiteTable sites) {
        long opened = 0;
        long[] closes = new long[CloseKind.values().length];
        for (var site : sites.all()) {
            for (var closer : site.closers().all()) {
                closes[closer.kind().ordinal()] += closer.count().sum();
            }
            opened += site.opened();
        }
        return new RunningTotals(opened, CloseCounts.of(closes));
    }
}
