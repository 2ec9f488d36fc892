// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import dev.churnscope.model.NotReusedReason;
import java.util.concurrent.TimeUnit;

/**
 * Whether a peer keeps connections open after a response, as far as those of one pool to one address have shown.
 *
 * <p>A peer that closes after each response and says so nowhere closes at once; one that closes for idleness has let
 * connections be used again, or has at least taken its time. Its FIN travels right behind the response, so that the client
 * sees it a moment later; a round trip is allowed for, in case it waits for the response to be acknowledged. A client that
 * looks at a connection only when it needs the next may see a FIN long after it came: what the peer did with the others
 * then tells more than the time. Safe for use by any number of threads.
 */
public final class PeerKeepAlive {

    /** Shorter than any idle timeout, and long enough for a client's thread to come to see a FIN. */
    private static final long AT_ONCE = TimeUnit.MILLISECONDS.toNanos(100);

    private volatile boolean keeps;
    private volatile boolean closesAtOnce;

    /** A connection that had waited for a request was used again, and answered. */
    void used() {
        if (!keeps) {
            keeps = true;
        }
    }

    /**
     * Returns what a connection that the peer closed was lost to.
     *
     * @param idleNanos for how long it had been idle, at most
     * @param roundTripNanos how long its connect took
     */
    public NotReusedReason lost(long idleNanos, long roundTripNanos) {
        if (idleNanos == 0) {
            // Ended before it was given back, or before it carried anything: that says nothing of the others.
            return NotReusedReason.SERVER_REFUSES_KEEP_ALIVE;
        }
        if (keeps) {
            return NotReusedReason.STALE_POOLED_CONNECTION;
        }
        if (idleNanos < AT_ONCE + roundTripNanos) {
            closesAtOnce = true;
        }
        return closesAtOnce ? NotReusedReason.SERVER_REFUSES_KEEP_ALIVE : NotReusedReason.STALE_POOLED_CONNECTION;
    }
}
