// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a library tells of one connection while it is open. Made when it first tells something, so that a plain socket
 * pays for none of it.
 *
 * <p>Safe for use by any number of threads: HTTP/2 sends requests side by side, and a pool may close what another thread
 * is about to take.
 */
final class Traffic {

    private static final VarHandle REQUESTS;
    private static final VarHandle NOTES;
    private static final VarHandle IDLE_SINCE;

    /** Of {@link #idleSince}: a request is under way, or none was made yet. */
    private static final long BUSY = 0;

    static {
        try {
            var lookup = MethodHandles.lookup();
            REQUESTS = lookup.findVarHandle(Traffic.class, "requests", int.class);
            NOTES = lookup.findVarHandle(Traffic.class, "notes", int.class);
            IDLE_SINCE = lookup.findVarHandle(Traffic.class, "idleSince", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int requests;
    private int notes;
    private long idleSince = BUSY;
    private long lastIdleNanos;
    private long handshakeSince;
    private boolean handshaken;
    private volatile @Nullable PoolRoute route;

    /** Counts a request; returns true for the connection's first. */
    boolean addRequest() {
        endIdle();
        return (int) REQUESTS.getAndAdd(this, 1) == 0;
    }

    int requests() {
        return (int) REQUESTS.getOpaque(this);
    }

    void note(int what) {
        NOTES.getAndBitwiseOr(this, what);
    }

    boolean isNoted(int what) {
        return ((int) NOTES.getOpaque(this) & what) != 0;
    }

    /** Marks the connection as waiting in its pool, unless it is already: whatever was said to end it did not. */
    void beginIdle(long now) {
        if ((int) NOTES.getOpaque(this) != 0) {
            NOTES.setOpaque(this, 0);
        }
        if (IDLE_SINCE.compareAndSet(this, BUSY, now == BUSY ? 1 : now) && route != null) {
            route.addIdle(1);
        }
    }

    /** Marks the connection as in use, or gone. */
    void endIdle() {
        if ((long) IDLE_SINCE.getOpaque(this) == BUSY) {
            return;
        }
        long since = (long) IDLE_SINCE.getAndSet(this, BUSY);
        if (since != BUSY) {
            lastIdleNanos = System.nanoTime() - since;
            if (route != null) {
                route.addIdle(-1);
            }
        }
    }

    /**
     * Returns for how long the connection waits in its pool or, where a request ended the wait, has waited for it if that
     * was long: a peer may have closed meanwhile, as only the request finds out. Null where neither.
     */
    @Nullable
    Long idleNanos(long now) {
        long since = (long) IDLE_SINCE.getOpaque(this);
        if (since != BUSY) {
            return now - since;
        }
        return lastIdleNanos >= Closing.SHORTEST_IDLE_TIMEOUT ? lastIdleNanos : null;
    }

    void beginHandshake(long now) {
        if (!handshaken && handshakeSince == 0) {
            handshakeSince = now;
        }
    }

    /** Returns how long the connection's first handshake took, in nanoseconds; -1 for a later one. */
    long endHandshake(long now) {
        if (handshaken || handshakeSince == 0) {
            return -1;
        }
        handshaken = true;
        return now - handshakeSince;
    }

    @Nullable
    PoolRoute route() {
        return route;
    }

    /** Only once, before the first request. */
    void belongTo(PoolRoute route) {
        this.route = route;
    }
}
