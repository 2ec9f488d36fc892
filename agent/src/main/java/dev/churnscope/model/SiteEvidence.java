// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What findings about a site are based on, besides its counts.
 *
 * @param notReusedBy the counts of {@code notReused} by the line that causes them
 * @param bursts bursts of requests in quick succession, by the line that sends them
 * @param resetsByLinger the site's {@code localReset} closes caused by SO_LINGER 0 that the application has set
 * @param resetsByLibrary the site's {@code localReset} closes by a library that sets SO_LINGER to 0 to abort, or during a
 *     response of type {@code text/event-stream}; the rest had unread data
 * @param pooled connections of a pool; if there is a reason why the pool opened them, {@code notReused} has it. Also connections
 *     that were upgraded to a protocol other than HTTP, such as WebSocket, which none could have reused
 * @param unfinished open connections with a response that was neither read to its end nor closed
 * @param leakedUnfinished leaked connections that carried a request
 * @param timedOutUnread the site's {@code localReset} closes by a timer of the client, while a response on the connection was
 *     neither read to its end nor closed
 * @param closeWait connections that the peer closed more than ten seconds ago, and this process has not closed yet
 * @param openIntervalMillis time from one open to the next; null before the second open
 * @param failureIntervalMillis time from one failed connect to the next; null before the second failure
 */
public record SiteEvidence(
        List<NotReusedBy> notReusedBy,
        List<Bursts> bursts,
        long resetsByLinger,
        long resetsByLibrary,
        long pooled,
        long unfinished,
        long leakedUnfinished,
        long timedOutUnread,
        long closeWait,
        @Nullable Distribution openIntervalMillis,
        @Nullable Distribution failureIntervalMillis) {

    /** The evidence of a site of which only the counts are known. */
    public static final SiteEvidence NONE = new SiteEvidence(List.of(), List.of(), 0, 0, 0, 0, 0, 0, 0, null, null);

    public SiteEvidence {
        notReusedBy = OrEmpty.list(notReusedBy);
        bursts = OrEmpty.list(bursts);
    }

    /**
     * Connections that had to be opened although others had been open to the same destination.
     *
     * @param reason the label of a {@link NotReusedReason}
     * @param callSite the line to change: the one that built the pool, closed the previous connection, or opened this one
     */
    public record NotReusedBy(String reason, CallSite callSite, long count) {}

    /**
     * Bursts of requests: each request follows the previous one immediately, with a pause before and after the burst.
     *
     * @param callSite the line that sends them
     * @param count the number of bursts
     * @param requests the requests of all bursts
     * @param millis the total duration of the bursts
     */
    public record Bursts(CallSite callSite, long count, long requests, double millis) {}
}
