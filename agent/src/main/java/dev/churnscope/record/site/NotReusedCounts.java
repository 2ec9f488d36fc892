// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.NotReusedReason;
import dev.churnscope.stack.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The connections of one site that had to be opened because others could not be reused, by reason and by the caller
 * behind it. Safe for use by any number of threads.
 */
public final class NotReusedCounts {

    private static final NotReusedReason[] REASONS = NotReusedReason.values();

    private final ConcurrentHashMap<Caller, AtomicLongArray> counts = new ConcurrentHashMap<>();

    /** The number of connections with the same reason and the same caller behind it. */
    public record Count(NotReusedReason reason, Caller behind, long number) {}

    /** Counts a connection that had to be opened. */
    public void count(NotReusedReason reason, Caller behind) {
        var ofCaller = counts.get(behind);
        if (ofCaller == null) {
            var fresh = new AtomicLongArray(REASONS.length);
            var known = counts.putIfAbsent(behind, fresh);
            ofCaller = known == null ? fresh : known;
        }
        ofCaller.incrementAndGet(reason.ordinal());
    }

    /** Returns every count that is not zero. */
    public List<Count> all() {
        var all = new ArrayList<Count>();
        counts.forEach((behind, ofCaller) -> {
            for (var reason : REASONS) {
                long number = ofCaller.get(reason.ordinal());
                if (number > 0) {
                    all.add(new Count(reason, behind, number));
                }
            }
        });
        return all;
    }
}
