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

/**
 * Reads the meters of this process, for one reader at a time: counts are current, values that need a report are from a
 * recent one.
 */
final class LiveReadings implements ReadingSource {

    private final Recorder recorder;
    private final ReportSource reports;

    /** Null until the first reading; most processes never have one. */
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
