// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import dev.churnscope.model.NotReusedReason;
import java.util.concurrent.TimeUnit;

/**
 * Whether a peer keeps connections open after a response, as observed on the connections of one pool to one endpoint.
 *
 * <p>A peer that closes after each response without announcing it closes at once: its FIN follows right behind the
 * response, so that the client sees it a moment later; a round trip is allowed for, in case the peer waits for the
 * response to be acknowledged. A peer with an idle timeout has let connections be reused, or has at least waited for some
 * time. A client that checks a connection only when it needs the next one may see a FIN long after it arrived; what the
 * peer did with other connections is then better evidence than the time. Safe for use by any number of threads.
 */
public final class PeerKeepAlive {

    /** Shorter than any idle timeout, and long enough for a client's thread to see a FIN. */
    static final long AT_ONCE = TimeUnit.MILLISECONDS.toNanos(100);

    private volatile boolean keeps;
    private volatile boolean closesAtOnce;

    /** A connection that had been idle was reused, and released again. */
    void used() {
        if (!keeps) {
            keeps = true;
        }
    }

    /**
     * Classifies a close by the peer: stale (idle timeout) or keep-alive refused.
     *
     * @param idleNanos for how long the connection had been idle, at most; 0 if it never was
     * @param roundTripNanos how long its connect took
     */
    public NotReusedReason classify(long idleNanos, long roundTripNanos) {
        if (idleNanos == 0) {
            // Closed before it was released, or before it carried anything: that is no evidence for other connections.
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
