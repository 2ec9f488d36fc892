// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.stack.CloseHint;
import org.jspecify.annotations.Nullable;

/**
 * A method of a library that hints, by being on the stack of a close, at why the connection is closed.
 *
 * @param className internal name; a name that ends in * matchesPattern all that begin with the rest
 * @param method name; a name that ends in * matchesPattern all that begin with the rest
 */
public record ClosingMethod(String className, String method, CloseHint hint) {

    /** A method that hints at the cause of the close, and at why the connection cannot be reused. */
    public ClosingMethod(String className, String method, CloseCause cause, @Nullable NotReusedReason reason) {
        this(className, method, new CloseHint(cause, reason));
    }

    /** Returns a method that ends a request because nothing was read for some time. */
    public static ClosingMethod ofReadTimeout(String className, String method) {
        return new ClosingMethod(className, method, CloseHint.ofReadTimeout());
    }

    /** A method that hints at the cause of the close, but not at why the connection cannot be reused. */
    public ClosingMethod(String className, String method, CloseCause cause) {
        this(className, method, new CloseHint(cause, null));
    }

    /** Whether a method is this one. */
    public boolean matches(String className, String method) {
        return matchesPattern(this.className, className) && matchesPattern(this.method, method);
    }

    private static boolean matchesPattern(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(name);
    }
}
