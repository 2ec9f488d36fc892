// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums counts by key, in the order of first occurrence.
 *
 * <p>Sums are updated in place: a new {@code Long} per addition, for each of a million sites, would be garbage that old objects
 * refer to, which is the most expensive to collect.
 */
final class CountMap<K extends @Nullable Object> {

    private static final class Sum {
        private long value;
    }

    /** Most maps have one or two entries. */
    private final Map<K, Sum> sums = new LinkedHashMap<>(2);

    void add(K key, long number) {
        sums.computeIfAbsent(key, unknown -> new Sum()).value += number;
    }

    void addAll(Map<K, Long> counts) {
        counts.forEach((key, number) -> {
            if (number != null) {
                add(key, number);
            }
        });
    }

    Map<K, Long> counts() {
        var counts = new LinkedHashMap<K, Long>();
        sums.forEach((key, sum) -> counts.put(key, sum.value));
        return counts;
    }
}
