// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.stack.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The bursts of requests over connections of one site, by the line that sends them. Safe for use by any number of threads. */
public final class BurstCounts {

    private final ConcurrentHashMap<Caller, Sums> byLine = new ConcurrentHashMap<>();

    private record Sums(LongAdder bursts, LongAdder requests, LongAdder nanos) {

        Sums() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /**
     * Bursts of one line.
     *
     * @param requests of all bursts
     * @param nanos that the bursts lasted, from the first request of each to the end of its last
     */
    public record Count(Caller sender, long bursts, long requests, long nanos) {

        /** Returns what came after an earlier moment, at which there was null or this. */
        public Count since(@Nullable Count earlier) {
            return earlier == null
                    ? this
                    : new Count(sender, bursts - earlier.bursts, requests - earlier.requests, nanos - earlier.nanos);
        }
    }

    /** Counts a burst of a line that sent so many requests in so many nanoseconds. */
    public void count(Caller sender, int requests, long nanos) {
        var sums = byLine.get(sender);
        if (sums == null) {
            var fresh = new Sums();
            var known = byLine.putIfAbsent(sender, fresh);
            sums = known == null ? fresh : known;
        }
        sums.bursts().increment();
        sums.requests().add(requests);
        sums.nanos().add(nanos);
    }

    /** Returns the bursts of every line that sent any. */
    public List<Count> all() {
        var all = new ArrayList<Count>();
        byLine.forEach((sender, sums) -> all.add(new Count(
                sender, sums.bursts().sum(), sums.requests().sum(), sums.nanos().sum())));
        return all;
    }
}
