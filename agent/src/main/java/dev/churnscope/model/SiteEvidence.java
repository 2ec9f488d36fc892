// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What findings about a site rest upon, beside its counts.
 *
 * @param notReusedBy the counts of {@code notReused} by the line that is behind them
 * @param bursts of requests that follow one another at once, by the line that sends them
 * @param resetsByLinger of the site's {@code localReset} closes, those by SO_LINGER 0 as the application has set it
 * @param resetsByLibrary those of a library, which sets SO_LINGER to 0 to abort; the rest had unread data
 * @param pooled connections that came to belong to a pool, which tells by itself why it opened them
 * @param unfinished connections that are open with a response that was neither read to its end nor closed
 * @param leakedUnfinished of the leaked connections, those that carried a request
 * @param timedOutUnread of the site's {@code localReset} closes, those by a timer of the client, with a response on the
 *     connection that was neither read to its end nor closed
 * @param closeWait connections that the peer has closed for over ten seconds, and this process has not
 * @param openIntervalMillis time from one open to the next; null before the second
 * @param failureIntervalMillis time from one connect that failed to the next; null before the second
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

    /** Of a site of which nothing is known but its counts. */
    public static final SiteEvidence NONE = new SiteEvidence(List.of(), List.of(), 0, 0, 0, 0, 0, 0, 0, null, null);

    public SiteEvidence {
        notReusedBy = OrEmpty.list(notReusedBy);
        bursts = OrEmpty.list(bursts);
    }

    /**
     * Connections that had to be opened although others had been open to the same place.
     *
     * @param reason the label of a {@link NotReusedReason}
     * @param callSite the line to change: that built the pool, that closed the connection before, or that opened this one
     */
    public record NotReusedBy(String reason, CallSite callSite, long count) {}

    /**
     * Bursts of requests, each right behind the one before, with a pause before and after.
     *
     * @param callSite the line that sends them
     * @param count of bursts
     * @param requests of all bursts
     * @param millis that the bursts lasted, all together
     */
    public record Bursts(CallSite callSite, long count, long requests, double millis) {}
}
