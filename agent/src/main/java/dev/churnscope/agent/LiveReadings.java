// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.ReportSource;
import dev.churnscope.metrics.Reading;
import dev.churnscope.metrics.ReadingSource;
import dev.churnscope.metrics.Readings;
import dev.churnscope.record.Recorder;
import dev.churnscope.snapshot.CountsByDestination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the meters of this process, for one at a time: counts as they are now, and what takes a report to know from a recent one. */
final class LiveReadings implements ReadingSource {

    private final Recorder recorder;
    private final ReportSource reports;

    /** Null until they are asked for, which in most processes they never are. */
    private @Nullable Readings readings;

    private @Nullable RecentReport recent;

    LiveReadings(Recorder recorder, ReportSource reports) {
        this.recorder = recorder;
        this.reports = reports;
    }

    @Override
    public synchronized List<Reading> readings() {
        if (readings == null || recent == null) {
            readings = new Readings();
            recent = new RecentReport(reports, System::nanoTime);
        }
        var report = recent.report();
        return readings.of(CountsByDestination.of(recorder), report.findings(), report.ports());
    }
}
