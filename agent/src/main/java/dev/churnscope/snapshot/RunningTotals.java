// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.record.Recorder;

/** The number of connections opened and closed by the whole process so far. */
public record RunningTotals(long opened, CloseCounts closes) {

    /**
     * Reads the totals, at less cost than a {@link Snapshot}. May be called on any thread, while connections open and
     * close.
     */
    public static RunningTotals of(Recorder recorder) {
        long opened = 0;
        long[] closes = new long[CloseKind.values().length];
        for (var site : recorder.sites().all()) {
            for (var closer : site.closers().all()) {
                closes[closer.kind().ordinal()] += closer.count().sum();
            }
            opened += site.opened();
        }
        return new RunningTotals(opened, CloseCounts.of(closes));
    }

    /** Returns the sum of these totals and later ones. */
    public RunningTotals plus(long openedSince, CloseCounts closesSince) {
        return new RunningTotals(
                opened + openedSince,
                new CloseCounts(
                        closes.localFin() + closesSince.localFin(),
                        closes.remoteFin() + closesSince.remoteFin(),
                        closes.localReset() + closesSince.localReset(),
                        closes.remoteReset() + closesSince.remoteReset()));
    }

    /** Returns the difference from earlier totals. */
    public RunningTotals since(RunningTotals earlier) {
        var before = earlier.closes;
        return new RunningTotals(
                opened - earlier.opened,
                new CloseCounts(
                        closes.localFin() - before.localFin(),
                        closes.remoteFin() - before.remoteFin(),
                        closes.localReset() - before.localReset(),
                        closes.remoteReset() - before.remoteReset()));
    }
}
