// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import org.jspecify.annotations.Nullable;

/**
 * The hint that a library's method on the stack of a close gives at why the connection is closed.
 *
 * @param reason why the connection cannot be reused, or null if the method alone does not decide that
 * @param readTimeout whether a timer calls the method because nothing was read for some time, though a response was
 *     awaited
 */
public record CloseHint(CloseCause cause, @Nullable NotReusedReason reason, boolean readTimeout) {

    /** Creates the hint of a method that no read timeout calls. */
    public CloseHint(CloseCause cause, @Nullable NotReusedReason reason) {
        this(cause, reason, false);
    }

    /** Returns the hint of a method that ends a request because nothing was read for some time. */
    public static CloseHint ofReadTimeout() {
        return new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR, true);
    }

    /**
     * Returns the one of two hints on one stack that is closer to the root cause; the upper one if they are equally
     * close.
     */
    static CloseHint strongerOf(@Nullable CloseHint upper, CloseHint lower) {
        return upper == null || rank(lower) < rank(upper) ? lower : upper;
    }

    private static int rank(CloseHint hint) {
        return hint.reason == null ? Integer.MAX_VALUE : hint.reason.ordinal();
    }

    /** Returns a text that identifies the hint. */
    String text() {
        return cause + " " + reason + (readTimeout ? " read timeout" : "");
    }
}
