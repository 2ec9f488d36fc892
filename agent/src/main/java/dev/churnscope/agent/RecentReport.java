// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.CpuThrottle;
import dev.churnscope.live.ReportSource;
import dev.churnscope.model.Report;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A report that may be some seconds old, for frequent readers. Rebuilt when older than 5 s; less often if that would take
 * more than 1% of a CPU, but at least every 30 s. Thread-safe.
 */
final class RecentReport implements ReportSource {

    private static final Duration MIN_AGE = Duration.ofSeconds(5);
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final int PAUSE_FACTOR = 100;

    private final ThrottledSupplier<Report> latest;

    /** @param clock as {@link System#nanoTime} */
    RecentReport(ReportSource source, LongSupplier clock) {
        this.latest = new ThrottledSupplier<>(new CpuThrottle(PAUSE_FACTOR, MIN_AGE, MAX_AGE, clock), source::report);
    }

    @Override
    public synchronized Report report() {
        return latest.get();
    }
}
