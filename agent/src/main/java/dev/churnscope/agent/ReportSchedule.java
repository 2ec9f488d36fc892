// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Decides when the next report is due. Not thread-safe. */
final class ReportSchedule {

    private final @Nullable Duration interval;
    private long next;

    /** @param interval the interval between reports, starting now, or null for none */
    ReportSchedule(@Nullable Duration interval) {
        this.interval = interval;
        this.next = System.nanoTime() + (interval == null ? 0 : nanos(interval));
    }

    /** Whether a report is due; true once for each interval. */
    boolean isDue() {
        long now = System.nanoTime();
        if (interval == null || now - next < 0) {
            return false;
        }
        long following = next + nanos(interval);
        // Intervals that were missed while the process was suspended are skipped.
        next = following - now > 0 ? following : now + nanos(interval);
        return true;
    }

    /** Saturates at 292 years, the range of a nanosecond clock. */
    private static long nanos(Duration interval) {
        return TimeUnit.NANOSECONDS.convert(interval);
    }
}
