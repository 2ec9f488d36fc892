// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.ProcessCounters;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.record.Recorder;
import dev.churnscope.snapshot.RunningTotals;
import java.net.ChurnscopeHook;

/**
 * The process's counters within the current window of reports.
 *
 * <p>The window is read before the counters, so that no number is negative if another window begins in between.
 */
record WindowCounters(Recorder recorder, Reports reports) implements ProcessCounters {

    @Override
    public long opened() {
        var before = reports.window().totals();
        return RunningTotals.of(recorder).since(before).opened();
    }

    @Override
    public CloseCounts closes() {
        var before = reports.window().totals();
        return RunningTotals.of(recorder).since(before).closes();
    }

    @Override
    public long open() {
        var totals = RunningTotals.of(recorder);
        return totals.opened() - totals.closes().total();
    }

    @Override
    public long connectFailed() {
        long before = reports.window().before().connectFailed();
        return recorder.connectFailed() - before;
    }

    @Override
    public long requests() {
        long before = reports.window().before().requests();
        // A request that was counted before the window may be subtracted again.
        return Math.max(0, recorder.requests() - before);
    }

    @Override
    public long hookErrors() {
        long before = reports.window().hookErrors();
        return ChurnscopeHook.errors() - before;
    }
}
