// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.record.foreign.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** The carriers in a library's wait queue that a connection was already opened for. Safe for use by any number of threads. */
final class ServedWaiters {

    private final WeakIdentityMap<Boolean> served = new WeakIdentityMap<>();

    /** A connection is opened for a carrier. */
    void serve(Object carrier) {
        served.put(carrier, true);
    }

    /** Returns the first waiter that no connection was opened for yet, else the first; null if none waits. */
    @Nullable
    Object next(Iterable<?> waiting) {
        Object first = null;
        for (var carrier : waiting) {
            if (served.get(carrier) == null) {
                return carrier;
            }
            first = first == null ? carrier : first;
        }
        return first;
    }
}
