// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import org.jspecify.annotations.Nullable;

/** Knows the methods by which libraries close connections. Asked once for each distinct stack. */
public interface CloseHints {

    /** Knows none. */
    CloseHints NONE = new CloseHints() {
        @Override
        public @Nullable CloseHint of(String className, String methodName) {
            return null;
        }
    };

    /**
     * Returns what a frame tells, or null.
     *
     * @param className binary name
     */
    @Nullable
    CloseHint of(String className, String methodName);
}
