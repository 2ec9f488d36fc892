// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is dear to make: made anew when it is asked for, but no more often than is worth it.
 *
 * <p>For use by one thread at a time.
 */
final class Seldom<T> {

    /** The part of the time that may go into making it, at most. */
    private static final int ONE_IN = 20;

    private final Supplier<T> source;
    private final long leastNanos;

    private @Nullable T value;
    private long nextAt;

    /** @param least how old it may always become */
    Seldom(Duration least, Supplier<T> source) {
        this.source = source;
        this.leastNanos = least.toNanos();
    }

    T get() {
        long now = System.nanoTime();
        var known = value;
        if (known == null || now - nextAt >= 0) {
            known = source.get();
            long made = System.nanoTime();
            // The first time is no measure: much of it goes into classes that are loaded.
            nextAt = made + (value == null ? leastNanos : Math.max(leastNanos, ONE_IN * (made - now)));
            value = known;
        }
        return known;
    }
}
