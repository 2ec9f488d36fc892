// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import dev.churnscope.model.CallSite;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The line of code that a stack leads back to, by the rule of {@link CallSiteRule}.
 *
 * <p>Interned: one instance for all stacks that lead to the same line through the same library. Safe for use by any
 * number of threads.
 */
public final class Caller {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Stands for every caller that a full table could not hold. */
    public static final Caller OVERFLOW = unknown(CallSite.OVERFLOW_CLASS, "(overflow)");

    /** Stands for code that closed a socket where no hook could see it. */
    public static final Caller UNKNOWN = unknown("(unknown)", "(unknown)");

    private final int number = NUMBERS.getAndIncrement();
    private final CallSite callSite;
    private final boolean application;
    private final @Nullable String clientLabel;
    private final @Nullable CloseHint closeHint;
    private final StackTraceElement[] stack;

    /**
     * @param application whether the line is code of the application, rather than of a library or the JDK
     * @param clientLabel the label of the library that lies between the line and the JDK, or null
     * @param closeHint what that library's methods tell of a close, or null
     * @param stack the first stack that led to this line, top first
     */
    public Caller(
            CallSite callSite,
            boolean application,
            @Nullable String clientLabel,
            @Nullable CloseHint closeHint,
            StackTraceElement[] stack) {
        this.callSite = callSite;
        this.application = application;
        this.clientLabel = clientLabel;
        this.closeHint = closeHint;
        this.stack = stack;
    }

    private static Caller unknown(String className, String method) {
        return new Caller(new CallSite(className, method, null, null), false, null, null, new StackTraceElement[0]);
    }

    /** Returns a number of this caller's own; small and dense, so that a table of what is known of callers is an array. */
    public int number() {
        return number;
    }

    /** Returns the line. */
    public CallSite callSite() {
        return callSite;
    }

    /** Whether the line is the application's, rather than that of a library or the JDK. */
    public boolean isApplication() {
        return application;
    }

    /** Returns the label of the library between the line and the JDK, or null. */
    public @Nullable String clientLabel() {
        return clientLabel;
    }

    /** Returns what a library's method on the stack says of a close; null where none says anything. */
    public @Nullable CloseHint closeHint() {
        return closeHint;
    }

    /** Returns the frames, innermost first. Shared: not to be changed. */
    public StackTraceElement[] stack() {
        return stack;
    }
}
