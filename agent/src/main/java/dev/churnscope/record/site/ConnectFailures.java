// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.record.socket.ConnectFailure;
import dev.churnscope.record.socket.Endpoint;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The failed connects of one site, by endpoint and reason. Safe for use by any number of threads.
 *
 * <p>Kept apart from {@link Destinations}, so that an endpoint that was never reached does not count against their limit.
 */
public final class ConnectFailures {

    private static final ConnectFailure[] REASONS = ConnectFailure.values();

    private final EndpointCounters<AtomicLongArray> counts =
            new EndpointCounters<>(to -> new AtomicLongArray(REASONS.length));

    private final Intervals intervals = new Intervals();

    /** The call whose connect failed last, or 0. */
    private final AtomicInteger lastCall = new AtomicInteger();

    /** Receives the counts. */
    @FunctionalInterface
    public interface Visitor {
        void visit(Endpoint to, ConnectFailure reason, long count);
    }

    /**
     * Counts a failed connect.
     *
     * @param call the number of a call for which a client may connect more than once; 0 if there is none
     */
    public void count(Endpoint to, ConnectFailure reason, int call) {
        counts.of(to).incrementAndGet(reason.ordinal());
        if (lastCall.getAndSet(call) != call || call == 0) {
            intervals.mark(System.nanoTime());
        }
    }

    /** Returns the times between successive failures; those of one call count as one. */
    public Intervals intervals() {
        return intervals;
    }

    /** Visits each count that is not zero. */
    public void forEach(Visitor visitor) {
        counts.forEach((to, byReason) -> {
            for (var reason : REASONS) {
                long count = byReason.get(reason.ordinal());
                if (count > 0) {
                    visitor.visit(to, reason, count);
                }
            }
        });
    }

    /** Returns the number of connects that failed for a reason. */
    public long count(ConnectFailure reason) {
        long count = counts.others().get(reason.ordinal());
        for (var byReason : counts.kept()) {
            count += byReason.get(reason.ordinal());
        }
        return count;
    }

    /** Returns the number of failed connects. */
    public long total() {
        long total = 0;
        for (var reason : REASONS) {
            total += count(reason);
        }
        return total;
    }
}
