// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.record.connection.Connection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * When each thread last began to look for a connection, and in which pool: what becomes idle between that and the connect
 * cannot be found any more. Also whether any thread may have found one that still counts as idle.
 */
final class PoolLookups extends ThreadLocal<PoolLookups.Search> {

    private static final long LONG_AGO = TimeUnit.DAYS.toNanos(365);

    private final LongAdder begun = new LongAdder();
    private final LongAdder done = new LongAdder();

    /** The pool is known by its hash, so as not to be kept alive. */
    static final class Search {
        private int pool;
        private long since;
    }

    @Override
    protected Search initialValue() {
        return new Search();
    }

    /** The current thread begins to look in a pool. */
    void begin(Object pool) {
        var search = get();
        search.pool = System.identityHashCode(pool);
        search.since = System.nanoTime();
    }

    /**
     * Returns when the search was begun that ended in a new connection, as far as that is known, but no later than its
     * connect; and long before that, where nothing is known of what was idle then.
     */
    long searchBegan(Object pool, Connection connection) {
        if (areUnderWay()) {
            return connection.connectBegan() - LONG_AGO;
        }
        long began = connection.traffic().soughtSince(connection.connectBegan());
        var search = get();
        return search.pool == System.identityHashCode(pool) && search.since - began < 0 ? search.since : began;
    }

    /** The current thread is about to take a connection, if it finds one, and to tell of that. */
    void looks() {
        begun.increment();
    }

    /** The current thread has told of the connection that it has taken, if any. */
    void looked() {
        done.increment();
    }

    /**
     * Whether any thread may have taken a connection without having told of it yet. Of which pool is not known: the number
     * of all such threads costs a request least, and each of them has told a microsecond later.
     */
    private boolean areUnderWay() {
        // In this order: what begins between the two only makes the difference greater.
        long before = done.sum();
        return begun.sum() != before;
    }
}
