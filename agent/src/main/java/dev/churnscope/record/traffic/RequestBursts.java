// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import dev.churnscope.record.site.BurstCounts;
import dev.churnscope.stack.Caller;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finds bursts in the requests of one pool to one address: many, each right behind the one before, with a long pause before
 * the first and after the last.
 *
 * <p>That is how a loop over requests looks. A steady stream never pauses, however dense it is; and where requests come by
 * chance, some follow each other neither at once nor after a pause, which ends the run without a burst. Which line sends
 * them is asked once for each burst, since to ask for each request would cost a stack.
 *
 * <p>Safe for use by any number of threads, without waiting. Where two of them meet at the end of a run, a burst may be
 * told a request short, or be missed.
 */
public final class RequestBursts {

    /** Requests that make a burst. */
    static final int MIN_REQUESTS = 10;

    /** The most that may pass between the end of a request of a burst and the next one. */
    static final long MAX_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** The least that must pass before a burst, and after. */
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
     * A request begins; returns whether it makes a burst of those before, whose sender is asked for.
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

    /** The burst is of a line's, over connections of the site that the counts are of. */
    public void sentBy(Caller line, BurstCounts ofSite) {
        sender = line;
        counts = ofSite;
    }

    /** A request has ended. */
    void ended(long now) {
        last = now;
    }

    /** Counts a burst that is over, before its pause ends with the next request. */
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

    /** Ends the run, which may have been a burst; returns whether what followed was a pause. */
    private boolean end(long end, long followedBy) {
        int requests = length.getAndSet(NONE);
        var line = sender;
        var site = counts;
        sender = null;
        counts = null;
        boolean isPause = followedBy >= MIN_PAUSE_NANOS;
        if (isPause && beganAfterPause && requests >= MIN_REQUESTS && line != null && site != null) {
            site.count(line, requests, end - began);
        }
        return isPause;
    }
}
