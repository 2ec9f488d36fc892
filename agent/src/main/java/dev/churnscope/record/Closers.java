// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Who closed the connections of one site, how and why. Safe for use by any number of threads. */
final class Closers {

    private final ConcurrentHashMap<Key, Closer> closers = new ConcurrentHashMap<>();

    /** Most sites are closed in one way, so the last one is nearly always the next. */
    private volatile @Nullable Closer last;

    /** What makes two closes count together. */
    record Key(Caller caller, CloseKind kind, CloseCause cause) {}

    /** Closes that are alike, and their number. */
    record Closer(Key key, LongAdder count) {

        private boolean is(Caller caller, CloseKind kind, CloseCause cause) {
            return key.caller == caller && key.kind == kind && key.cause == cause;
        }
    }

    void count(Caller caller, CloseKind kind, CloseCause cause) {
        var closer = last;
        if (closer == null || !closer.is(caller, kind, cause)) {
            closer = closers.computeIfAbsent(new Key(caller, kind, cause), key -> new Closer(key, new LongAdder()));
            last = closer;
        }
        closer.count.increment();
    }

    Collection<Closer> all() {
        return closers.values();
    }
}
