// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.CpuThrottle;
import dev.churnscope.live.ReportSource;
import dev.churnscope.model.Report;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A report that may be some seconds old, for who asks often: it is made anew after five seconds; where that would take more than
 * a hundredth of the time, later, but after half a minute in any case. Safe for use by any number of threads.
 */
final class RecentReport implements ReportSource {

    private static final Duration MIN_AGE = Duration.ofSeconds(5);
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final int ONE_IN = 100;

    private final ThrottledSupplier<Report> latest;

    /** @param clock as {@link System#nanoTime} */
    RecentReport(ReportSource source, LongSupplier clock) {
        this.latest = new ThrottledSupplier<>(new CpuThrottle(ONE_IN, MIN_AGE, MAX_AGE, clock), source::report);
    }

    @Override
    public synchronized Report report() {
        return latest.get();
    }
}
