// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.ReportSource;
import dev.churnscope.model.Report;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A report that may be some seconds old, for who asks often: it is made anew after five seconds; where that would take more than
 * a hundredth of the time, later, but after half a minute in any case. Safe for use by any number of threads.
 */
final class RecentReport implements ReportSource {

    private static final long LEAST_AGE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long MOST_AGE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int SHARE = 100;

    private final ReportSource source;
    private final LongSupplier clock;

    /** Guarded by this, as what follows. */
    private @Nullable Report latest;

    private long keptUntil;

    /** @param clock as {@link System#nanoTime} */
    RecentReport(ReportSource source, LongSupplier clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized Report report() {
        long begun = clock.getAsLong();
        if (latest == null || begun - keptUntil >= 0) {
            boolean isFirst = latest == null;
            latest = source.report();
            long made = clock.getAsLong();
            // The first time is no measure: much of it goes into classes that are loaded.
            long rest = isFirst ? 0 : SHARE * (made - begun);
            keptUntil = made + Math.min(MOST_AGE_NANOS, Math.max(LEAST_AGE_NANOS, rest));
        }
        return latest;
    }
}
