// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When the next report is to be written. For use by one thread at a time. */
final class ReportSchedule {

    private final @Nullable Duration interval;
    private long next;

    /** @param interval how often, from now on, or null for never */
    ReportSchedule(@Nullable Duration interval) {
        this.interval = interval;
        this.next = System.nanoTime() + (interval == null ? 0 : nanos(interval));
    }

    /** Whether it is time; once for each interval. */
    boolean isNow() {
        long now = System.nanoTime();
        if (interval == null || now - next < 0) {
            return false;
        }
        long following = next + nanos(interval);
        // What was missed while the process stood still is not made up for.
        next = following - now > 0 ? following : now + nanos(interval);
        return true;
    }

    /** Longer than the 292 years that a clock of nanoseconds can tell is as good as never. */
    private static long nanos(Duration interval) {
        return TimeUnit.NANOSECONDS.convert(interval);
    }
}
