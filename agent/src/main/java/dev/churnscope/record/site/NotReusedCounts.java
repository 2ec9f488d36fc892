// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.NotReusedReason;
import dev.churnscope.stack.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The connections of one site that had to be opened because others could not be used, by reason and by the line behind it.
 * Safe for use by any number of threads.
 */
public final class NotReusedCounts {

    private static final NotReusedReason[] REASONS = NotReusedReason.values();

    private final ConcurrentHashMap<Caller, AtomicLongArray> counts = new ConcurrentHashMap<>();

    /** Connections that had to be opened for the same reason and by the same line. */
    public record Count(NotReusedReason reason, Caller behind, long number) {}

    /** Counts a connection that had to be opened, and the line that is behind it. */
    public void count(NotReusedReason reason, Caller behind) {
        var ofLine = counts.get(behind);
        if (ofLine == null) {
            var fresh = new AtomicLongArray(REASONS.length);
            var known = counts.putIfAbsent(behind, fresh);
            ofLine = known == null ? fresh : known;
        }
        ofLine.incrementAndGet(reason.ordinal());
    }

    /** Returns every count that is not zero. */
    public List<Count> all() {
        var all = new ArrayList<Count>();
        counts.forEach((behind, ofLine) -> {
            for (var reason : REASONS) {
                long number = ofLine.get(reason.ordinal());
                if (number > 0) {
                    all.add(new Count(reason, behind, number));
                }
            }
        });
        return all;
    }
}
