// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The connects of one site that did not establish, by reason. Safe for use by any number of threads. */
final class ConnectFailures {

    private final Map<ConnectFailure, LongAdder> counts = new EnumMap<>(ConnectFailure.class);

    private final Intervals intervals = new Intervals();

    ConnectFailures() {
        for (var reason : ConnectFailure.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void count(ConnectFailure reason) {
        counts.get(reason).increment();
        intervals.mark(System.nanoTime());
    }

    /** Returns the times between one failure and the next. */
    Intervals intervals() {
        return intervals;
    }

    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<ConnectFailure, LongAdder> byReason() {
        return counts;
    }
}
