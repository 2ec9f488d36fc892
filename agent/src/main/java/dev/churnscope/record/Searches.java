// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

/**
 * When each thread last began to look for a connection, and in which pool: what becomes idle between that and the connect
 * cannot be found any more.
 */
final class Searches extends ThreadLocal<Searches.Search> {

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

    /** Returns when the search was begun that ended in a new connection; if not known, when its connect was. */
    long searchBegan(Object pool, Connection connection) {
        long connectBegan = connection.connectBegan();
        var search = get();
        return search.pool == System.identityHashCode(pool) && search.since - connectBegan < 0
                ? search.since
                : connectBegan;
    }
}
