// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import dev.churnscope.record.site.BurstCounts;
import dev.churnscope.stack.Caller;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Detects bursts in the requests of one pool to one endpoint: many requests, each right behind the one before, with a
 * long pause before the first and after the last.
 *
 * <p>That is the pattern of a loop over requests. A steady stream never pauses, however dense it is; with random
 * arrivals, some requests follow each other neither at once nor after a pause, which ends the run without a burst. The
 * sender is determined once for each burst, since that costs a stack walk.
 *
 * <p>Safe for use by any number of threads, without waiting. If two threads race at the end of a run, a burst may be
 * counted one request short, or be missed.
 */
public final class RequestBursts {

    /** The minimum number of requests of a burst. */
    static final int MIN_REQUESTS = 10;

    /** The longest time between the end of a request of a burst and the next one. */
    static final long MAX_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** The shortest pause before and after a burst. */
    static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int NONE = 0;

    private final AtomicInteger length = new AtomicInteger(NONE);
    private volatile boolean beganAfterPause = true;
    private volatile long began;

    /** When the last request began or ended. */
    private volatile long last;

    private volatile @Nullable Caller sender;
    private volatile @Nullable BurstCounts counts;

    /**
     * Counts a request; returns true when the run just became a burst, and the caller should then report its sender by
     * {@link #sentBy}.
     *
     * @param now {@link System#nanoTime}
     */
    public boolean request(long now) {
        if (length.get() == NONE) {
            begin(now);
            return false;
        }
        long gap = now - last;
        last = now;
        if (gap > MAX_GAP_NANOS) {
            beganAfterPause = end(now - gap, gap);
            begin(now);
            return false;
        }
        return length.incrementAndGet() == MIN_REQUESTS && beganAfterPause;
    }

    /** Sets the caller that sends the current burst, and the counts of the site whose connections carry it. */
    public void sentBy(Caller caller, BurstCounts ofSite) {
        sender = caller;
        counts = ofSite;
    }

    /** Records the end of a request. */
    void ended(long now) {
        last = now;
    }

    /** Counts a burst that is over, without waiting for the next request to end its pause. */
    public void settle(long now) {
        long end = last;
        if (length.get() != NONE && now - end >= MIN_PAUSE_NANOS) {
            beganAfterPause = end(end, now - end);
        }
    }

    private void begin(long now) {
        began = now;
        last = now;
        length.set(1);
    }

    /** Ends the run, and counts it if it was a burst; returns whether a pause followed. */
    private boolean end(long end, long gapAfter) {
        int requests = length.getAndSet(NONE);
        var caller = sender;
        var site = counts;
        sender = null;
        counts = null;
        boolean isPause = gapAfter >= MIN_PAUSE_NANOS;
        if (isPause && beganAfterPause && requests >= MIN_REQUESTS && caller != null && site != null) {
            site.count(caller, requests, end - began);
        }
        return isPause;
    }
}
