// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.record.Recorder;
import dev.churnscope.snapshot.RunningTotals;
import dev.churnscope.snapshot.WindowStart;
import java.net.ChurnscopeHook;
import java.time.Instant;

/**
 * The start of the window that reports count from: the attach, or the last request for a new window. Immutable.
 *
 * @param before the counters of all sites at the start
 * @param totals the totals of the process at the start
 * @param hookErrors the number of hook errors at the start
 */
record CountingWindow(Instant from, WindowStart before, RunningTotals totals, long hookErrors) {

    static CountingWindow sinceAttached(Instant attachedAt) {
        return new CountingWindow(attachedAt, WindowStart.NONE, WindowStart.NONE.totals(), 0);
    }

    static CountingWindow begin(Recorder recorder) {
        var now = Instant.now();
        var before = WindowStart.begin(recorder);
        return new CountingWindow(now, before, before.totals(), ChurnscopeHook.errors());
    }
}
