// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.record.Recorder;
import dev.churnscope.snapshot.RunningTotals;
import dev.churnscope.snapshot.WindowStart;
import java.net.ChurnscopeHook;
import java.time.Instant;

/**
 * From when on a report counts: since the agent was attached, or since somebody asked for a new window. Immutable.
 *
 * @param before what sites had counted by then
 * @param totals the same of the whole process
 * @param hookErrors those until then
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
