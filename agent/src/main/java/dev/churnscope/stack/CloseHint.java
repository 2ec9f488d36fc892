// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import org.jspecify.annotations.Nullable;

/**
 * What a library's method on the stack of a close tells of why the connection is closed.
 *
 * @param reason why the connection cannot be used again, or null where the method alone does not tell
 * @param readTimeout whether a timer calls the method because nothing was read for some time, though a response was awaited
 */
public record CloseHint(CloseCause cause, @Nullable NotReusedReason reason, boolean readTimeout) {

    /** That of a method which no timer calls, or one that runs for idle connections. */
    public CloseHint(CloseCause cause, @Nullable NotReusedReason reason) {
        this(cause, reason, false);
    }

    /** Returns that of a method which ends a request because nothing was read for some time. */
    public static CloseHint ofReadTimeout() {
        return new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR, true);
    }

    /** Returns whichever of two signs on one stack is nearer to the root cause; the first where both are alike. */
    static CloseHint strongerOf(@Nullable CloseHint upper, CloseHint lower) {
        return upper == null || rank(lower) < rank(upper) ? lower : upper;
    }

    private static int rank(CloseHint hint) {
        return hint.reason == null ? Integer.MAX_VALUE : hint.reason.ordinal();
    }

    /** Returns a text that tells signs apart. */
    String text() {
        return cause + " " + reason + (readTimeout ? " read timeout" : "");
    }
}
