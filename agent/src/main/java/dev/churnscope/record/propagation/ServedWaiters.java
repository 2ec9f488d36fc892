// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.record.foreign.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** Those of the carriers that wait in a library's own queue for which something was opened. Safe for use by any number of threads. */
final class ServedWaiters {

    private final WeakIdentityMap<Boolean> served = new WeakIdentityMap<>();

    /** Something was opened for a carrier. */
    void serve(Object carrier) {
        served.put(carrier, true);
    }

    /** Returns the first of a queue that nothing was opened for yet, else the first; null where none waits. */
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
