// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import org.jspecify.annotations.Nullable;

/** The close hints of libraries' methods. Queried once for each distinct stack. */
public interface CloseHints {

    /** Has no hints. */
    CloseHints NONE = new CloseHints() {
        @Override
        public @Nullable CloseHint of(String className, String methodName) {
            return null;
        }
    };

    /**
     * Returns the hint of a frame, or null.
     *
     * @param className binary name
     */
    @Nullable
    CloseHint of(String className, String methodName);
}
