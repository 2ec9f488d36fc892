// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import java.util.HashSet;
import java.util.Set;

/**
 * Keeps the number of a tag's values within a bound: each is a time series of its own wherever meters are kept.
 *
 * <p>The values that come first are kept, and kept for good, since a counter that moved to another value would seem to fall.
 */
final class CardinalityLimit<T> {

    private final int most;
    private final Set<T> kept = new HashSet<>();

    CardinalityLimit(int most) {
        this.most = most;
    }

    /** Whether a value is told apart from others: always the same answer for the same value. */
    boolean keeps(T value) {
        return kept.contains(value) || kept.size() < most && kept.add(value);
    }
}
