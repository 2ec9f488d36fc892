// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.record.connection.Connection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * When each thread last began to look for a connection, and in which pool: connections that become idle after that moment
 * were not available to it. Also, whether any thread may have acquired a connection that still counts as idle.
 */
final class PoolLookups extends ThreadLocal<PoolLookups.Lookup> {

    private static final long LONG_AGO = TimeUnit.DAYS.toNanos(365);

    private final LongAdder pollsBegun = new LongAdder();
    private final LongAdder pollsEnded = new LongAdder();

    /** A thread's last lookup. The pool is identified by its identity hash code, so as not to be kept alive. */
    static final class Lookup {
        private int pool;
        private long since;
    }

    @Override
    protected Lookup initialValue() {
        return new Lookup();
    }

    /** The current thread begins to look in a pool. */
    void begin(Object pool) {
        var lookup = get();
        lookup.pool = System.identityHashCode(pool);
        lookup.since = System.nanoTime();
    }

    /**
     * Returns when the lookup began that led to a new connection, at the latest when its connect began. Returns a time
     * long past if polls are in flight: which connections were idle is uncertain then, so none counts as missed.
     */
    long lookupBegan(Object pool, Connection connection) {
        if (hasPollsInFlight()) {
            return connection.connectBegan() - LONG_AGO;
        }
        long began = connection.traffic().earliestLookup(connection.connectBegan());
        var lookup = get();
        return lookup.pool == System.identityHashCode(pool) && lookup.since - began < 0 ? lookup.since : began;
    }

    /** The current thread begins to poll a pool, and has yet to report which connection it acquires. */
    void pollBegins() {
        pollsBegun.increment();
    }

    /** The current thread has reported the connection that it acquired, if any. */
    void pollEnds() {
        pollsEnded.increment();
    }

    /**
     * Whether any thread may have acquired a connection without having reported it yet. Counted over all pools, which
     * costs a request least; each such window lasts about a microsecond.
     */
    private boolean hasPollsInFlight() {
        // In this order: a poll that begins between the two reads only makes the difference greater.
        long before = pollsEnded.sum();
        return pollsBegun.sum() != before;
    }
}
