// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.ReportSource;
import dev.churnscope.metrics.Reading;
import dev.churnscope.metrics.ReadingSource;
import dev.churnscope.metrics.Readings;
import dev.churnscope.record.Recorder;
import java.util.List;

/** Reads the meters of this process, for one at a time: counts as they are now, and what takes a report to know from a recent one. */
final class LiveReadings implements ReadingSource {

    private final Recorder recorder;
    private final RecentReport recent;
    private final Readings readings = new Readings();

    LiveReadings(Recorder recorder, ReportSource reports) {
        this.recorder = recorder;
        this.recent = new RecentReport(reports, System::nanoTime);
    }

    @Override
    public synchronized List<Reading> readings() {
        var report = recent.report();
        return readings.of(recorder.counts(), report.findings(), report.ports());
    }
}
