// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums of counts by what they count, in the order in which that came.
 *
 * <p>Sums grow in place. A new number for each of a million sites would be garbage that the oldest objects of the heap refer to,
 * which is the dearest to collect.
 */
final class CountMap<K extends @Nullable Object> {

    private static final class Sum {
        private long value;
    }

    /** Most have one row or two. */
    private final Map<K, Sum> sums = new LinkedHashMap<>(2);

    void add(K what, long number) {
        sums.computeIfAbsent(what, unknown -> new Sum()).value += number;
    }

    void addAll(Map<K, Long> counts) {
        counts.forEach((what, number) -> {
            if (number != null) {
                add(what, number);
            }
        });
    }

    Map<K, Long> counts() {
        var counts = new LinkedHashMap<K, Long>();
        sums.forEach((what, sum) -> counts.put(what, sum.value));
        return counts;
    }
}
