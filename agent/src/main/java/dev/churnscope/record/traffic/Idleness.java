// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection is idle in its pool, since when, and until when the pool reuses it. All times are those of {@link
 * System#nanoTime}.
 *
 * <p>Safe for use by any number of threads: a pool may close a connection that another thread is about to acquire.
 */
final class Idleness {

    private static final VarHandle SINCE;

    /** Value of {@link #since}: a request is in flight, or none was made yet. */
    private static final long BUSY = 0;

    /** Value of {@link #availableSince}: not yet. */
    private static final long UNAVAILABLE = 0;

    private static final long MANY_YEARS = TimeUnit.DAYS.toNanos(10_000);
    private static final long CLOCKS_APART = TimeUnit.MILLISECONDS.toNanos(5);

    static {
        try {
            SINCE = MethodHandles.lookup().findVarHandle(Idleness.class, "since", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long since = BUSY;
    private volatile long usableUntil;

    /** Since when an idle connection is available to threads that look for one. */
    private volatile long availableSince;

    /** The thread that is releasing the connection, until that is done. */
    private volatile @Nullable Thread releaser;

    private volatile long lastNanos;

    boolean isIdle() {
        return (long) SINCE.getOpaque(this) != BUSY;
    }

    /**
     * Begins, with the connection available at once; returns false if it is idle already.
     *
     * @param until from when on the pool no longer reuses it
     */
    boolean begin(long now, long until) {
        return begin(now, now, until);
    }

    /** Begins, with the connection not yet available: {@link #released} makes it so. Returns false if it is idle already. */
    boolean beginReleasing(long now) {
        releaser = Thread.currentThread();
        return begin(now, UNAVAILABLE, now + MANY_YEARS);
    }

    private boolean begin(long now, long available, long until) {
        if (isIdle()) {
            return false;
        }
        usableUntil = until;
        availableSince = available;
        return SINCE.compareAndSet(this, BUSY, now == BUSY ? 1 : now);
    }

    /** Makes the connection available from now on, unless another thread has acquired it in the meantime. */
    void released(long now) {
        if (releaser == Thread.currentThread()) {
            releaser = null;
            availableSince = now;
        }
    }

    /** Ends; returns for how many nanoseconds the connection was idle, or null if it was not. */
    @Nullable
    Long end(long now) {
        if (!isIdle()) {
            return null;
        }
        long began = (long) SINCE.getAndSet(this, BUSY);
        if (began == BUSY) {
            return null;
        }
        releaser = null;
        lastNanos = now - began;
        return now - began;
    }

    /** Returns for how many nanoseconds the connection was idle when that last ended. */
    long lastNanos() {
        return lastNanos;
    }

    /** Returns for how many nanoseconds the connection has been idle, or was when that last ended. */
    long latestNanos(long now) {
        long began = (long) SINCE.getOpaque(this);
        return began == BUSY ? lastNanos : now - began;
    }

    /** Whether the connection was idle and available at a time, and still is. */
    boolean wasAvailableBefore(long time) {
        long available = availableSince;
        return isIdle() && available != UNAVAILABLE && available - time < 0;
    }

    /** Whether the pool would still reuse the connection at a time. */
    boolean isUsableAt(long time) {
        return usableUntil - time > 0;
    }

    /**
     * Whether the pool's idle timeout has been reached. The pool may have read its own clock a moment earlier, which is
     * allowed for.
     */
    boolean hasRunOut(long now) {
        return !isUsableAt(now + CLOCKS_APART);
    }
}
