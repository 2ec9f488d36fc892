// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.stack.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The bursts of requests over connections of one site, by the caller that sends them. Safe for use by any number of
 * threads.
 */
public final class BurstCounts {

    private final ConcurrentHashMap<Caller, Sums> bySender = new ConcurrentHashMap<>();

    private record Sums(LongAdder bursts, LongAdder requests, LongAdder nanos) {

        Sums() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /**
     * The bursts of one sender.
     *
     * @param requests the number of requests in all bursts
     * @param nanos the total length of the bursts, each from its first request to the end of its last
     */
    public record Count(Caller sender, long bursts, long requests, long nanos) {

        /** Returns the difference from an earlier count, or this if there was none. */
        public Count since(@Nullable Count earlier) {
            return earlier == null
                    ? this
                    : new Count(sender, bursts - earlier.bursts, requests - earlier.requests, nanos - earlier.nanos);
        }
    }

    /** Counts a burst. */
    public void count(Caller sender, int requests, long nanos) {
        var sums = bySender.get(sender);
        if (sums == null) {
            var fresh = new Sums();
            var known = bySender.putIfAbsent(sender, fresh);
            sums = known == null ? fresh : known;
        }
        sums.bursts().increment();
        sums.requests().add(requests);
        sums.nanos().add(nanos);
    }

    /** Returns the bursts of every sender. */
    public List<Count> all() {
        var all = new ArrayList<Count>();
        bySender.forEach((sender, sums) -> all.add(new Count(
                sender, sums.bursts().sum(), sums.requests().sum(), sums.nanos().sum())));
        return all;
    }
}
