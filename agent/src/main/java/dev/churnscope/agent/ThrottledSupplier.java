// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.CpuThrottle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is dear to make: made anew when it is asked for, but no more often than is worth it.
 *
 * <p>For use by one thread at a time.
 */
final class ThrottledSupplier<T> {

    private final CpuThrottle pace;
    private final Supplier<T> source;
    private @Nullable T value;

    /** @param pace when it is too old */
    ThrottledSupplier(CpuThrottle pace, Supplier<T> source) {
        this.pace = pace;
        this.source = source;
    }

    T get() {
        var known = value;
        if (known == null || pace.isDue()) {
            known = pace.get(source);
            value = known;
        }
        return known;
    }
}
