// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.ServerCloseReason;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the connections carried that one site accepted, and why they were closed. Thread-safe.
 *
 * <p>A request costs it nothing but for the first two of a connection.
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
     * @param before how many the connection had carried before
     */
    public void requestAfter(int before) {
        if (before == 0) {
            used.increment();
        } else if (before == 1) {
            reused.increment();
        }
    }

    /** Notes the server's limits, of which 0 and less are none. */
    public void limits(int mostRequests, int idleFor) {
        if (requestLimit != mostRequests) {
            requestLimit = mostRequests;
        }
        if (idleMillis != idleFor) {
            idleMillis = idleFor;
        }
    }

    /**
     * Counts the close of an accepted connection.
     *
     * @param reason why this process was first to close; null where the peer was
     * @param carriedOne whether it carried just one request
     * @param isAskedForByRequest whether the last request said that the connection ends
     */
    public void closed(@Nullable ServerCloseReason reason, boolean carriedOne, boolean isAskedForByRequest) {
        if (reason != null) {
            closed(reason);
        }
        if (carriedOne) {
            if (isAskedForByRequest) {
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

    /** Returns how many this process closed first for a reason. */
    public long closes(ServerCloseReason reason) {
        return closes.get(reason.ordinal());
    }

    /** Returns how many carried a request. */
    public long used() {
        return used.sum();
    }

    /** Returns how many carried a second request: of those {@link #used}, if they are read before. */
    public long reused() {
        return reused.sum();
    }

    /** Returns how many carried one request, which said that the connection ends. */
    public long oneByRequest() {
        return oneByRequest.sum();
    }

    /** Returns how many carried one request, and were closed first by the peer, though it had not said so. */
    public long oneByPeer() {
        return oneByPeer.sum();
    }

    /** Returns the most requests that the server lets a connection carry; null where that is not known. */
    public @Nullable Long requestLimit() {
        return nullIfNone(requestLimit);
    }

    /** Returns how long the server lets a connection wait; null where that is not known. */
    public @Nullable Long idleMillis() {
        return nullIfNone(idleMillis);
    }

    private static @Nullable Long nullIfNone(int limit) {
        return limit <= 0 ? null : (long) limit;
    }
}
