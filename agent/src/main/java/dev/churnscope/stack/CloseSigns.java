// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import org.jspecify.annotations.Nullable;

/** Knows the methods by which libraries close connections. Asked once for each distinct stack. */
public interface CloseSigns {

    /** Knows none. */
    CloseSigns NONE = new CloseSigns() {
        @Override
        public @Nullable CloseSign of(String className, String methodName) {
            return null;
        }
    };

    /**
     * Returns what a frame tells, or null.
     *
     * @param className binary name
     */
    @Nullable
    CloseSign of(String className, String methodName);
}
