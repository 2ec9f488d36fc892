// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.CpuThrottle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches a value that is expensive to compute: computed on request, but no more often than a throttle allows.
 *
 * <p>Not thread-safe.
 */
final class ThrottledSupplier<T> {

    private final CpuThrottle throttle;
    private final Supplier<T> source;
    private @Nullable T value;

    /** @param throttle decides when the value is too old */
    ThrottledSupplier(CpuThrottle throttle, Supplier<T> source) {
        this.throttle = throttle;
        this.source = source;
    }

    T get() {
        var current = value;
        if (current == null || throttle.isDue()) {
            current = throttle.get(source);
            value = current;
        }
        return current;
    }
}
