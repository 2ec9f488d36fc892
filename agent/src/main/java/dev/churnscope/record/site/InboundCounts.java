// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.ServerCloseReason;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the connections accepted by one site carried, and why they were closed. Safe for use by any number of threads.
 *
 * <p>Only the first two requests of a connection are counted; further ones cost nothing.
 */
public final class InboundCounts {

    private final LongAdder used = new LongAdder();
    private final LongAdder reused = new LongAdder();
    private final LongAdder oneByRequest = new LongAdder();
    private final LongAdder oneByPeer = new LongAdder();
    private final AtomicLongArray closes = new AtomicLongArray(ServerCloseReason.values().length);
    private volatile int requestLimit;
    private volatile int idleMillis;

    /**
     * Counts a request.
     *
     * @param before how many requests the connection had carried before
     */
    public void requestAfter(int before) {
        if (before == 0) {
            used.increment();
        } else if (before == 1) {
            reused.increment();
        }
    }

    /** Sets the server's limits; 0 or less is no limit. */
    public void limits(int maxRequests, int idleFor) {
        if (requestLimit != maxRequests) {
            requestLimit = maxRequests;
        }
        if (idleMillis != idleFor) {
            idleMillis = idleFor;
        }
    }

    /**
     * Counts the close of an accepted connection.
     *
     * @param reason why this process closed first; null if the peer did
     * @param carriedOne whether the connection carried exactly one request
     * @param byRequest whether the last request said that the connection ends
     */
    public void closed(@Nullable ServerCloseReason reason, boolean carriedOne, boolean byRequest) {
        if (reason != null) {
            closed(reason);
        }
        if (carriedOne) {
            if (byRequest) {
                oneByRequest.increment();
            } else if (reason == null) {
                oneByPeer.increment();
            }
        }
    }

    /** Counts a close by this process. */
    public void closed(ServerCloseReason reason) {
        closes.incrementAndGet(reason.ordinal());
    }

    /** Returns the number of connections that this process closed first for a reason. */
    public long closes(ServerCloseReason reason) {
        return closes.get(reason.ordinal());
    }

    /** Returns the number of connections that carried a request. */
    public long used() {
        return used.sum();
    }

    /** Returns the number of connections that carried a second request; at most {@link #used}, if that is read afterwards. */
    public long reused() {
        return reused.sum();
    }

    /** Returns the number of connections that carried exactly one request, which said that the connection ends. */
    public long oneByRequest() {
        return oneByRequest.sum();
    }

    /**
     * Returns the number of connections that carried exactly one request, and were closed first by the peer without
     * announcing it.
     */
    public long oneByPeer() {
        return oneByPeer.sum();
    }

    /** Returns how many requests the server lets a connection carry; null if that is not known. */
    public @Nullable Long requestLimit() {
        return nullIfNone(requestLimit);
    }

    /** Returns how long the server lets a connection be idle; null if that is not known. */
    public @Nullable Long idleMillis() {
        return nullIfNone(idleMillis);
    }

    private static @Nullable Long nullIfNone(int limit) {
        return limit <= 0 ? null : (long) limit;
    }
}
