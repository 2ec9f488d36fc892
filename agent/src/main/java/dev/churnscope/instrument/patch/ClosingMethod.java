// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.stack.CloseHint;
import org.jspecify.annotations.Nullable;

/**
 * A method of a library that tells, on the stack of a close, why the connection is closed.
 *
 * @param className internal name; one that ends in * stands for all that begin so
 * @param method name; one that ends in * stands for all that begin so
 */
public record ClosingMethod(String className, String method, CloseHint hint) {

    /** A method that tells who closes, and why the connection cannot be used again. */
    public ClosingMethod(String className, String method, CloseCause cause, @Nullable NotReusedReason reason) {
        this(className, method, new CloseHint(cause, reason));
    }

    /** Returns a method that ends a request because nothing was read for some time. */
    public static ClosingMethod ofReadTimeout(String className, String method) {
        return new ClosingMethod(className, method, CloseHint.ofReadTimeout());
    }

    /** A method that tells who closes, but not why the connection cannot be used again. */
    public ClosingMethod(String className, String method, CloseCause cause) {
        this(className, method, new CloseHint(cause, null));
    }

    /** Whether it is this one. */
    public boolean is(String className, String method) {
        return matches(this.className, className) && matches(this.method, method);
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(name);
    }
}
