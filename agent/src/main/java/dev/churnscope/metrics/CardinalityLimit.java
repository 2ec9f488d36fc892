// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import java.util.HashSet;
import java.util.Set;

/**
 * Limits the number of distinct values of a tag, since each value is a separate time series in a metrics store.
 *
 * <p>The first values are kept, and never replaced, since a counter that moved to another value would seem to fall.
 */
final class CardinalityLimit<T> {

    private final int max;
    private final Set<T> kept = new HashSet<>();

    CardinalityLimit(int max) {
        this.max = max;
    }

    /** Whether a value is kept as a separate one; the result for a value never changes. */
    boolean keeps(T value) {
        return kept.contains(value) || kept.size() < max && kept.add(value);
    }
}
