// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import dev.churnscope.model.CallSite;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The code that caused an event: the call site of a stack by {@link CallSiteRule}, and the client library between it and
 * the JDK.
 *
 * <p>Interned: one instance for all stacks with the same call site, library, close hint and kind of event. Immutable, and
 * safe for use by any number of threads.
 */
public final class Caller {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Stands for all callers beyond the limit of a table. */
    public static final Caller OVERFLOW = unknown(CallSite.OVERFLOW_CLASS, "(overflow)");

    /** Stands for code that closed a socket unseen by the hooks. */
    public static final Caller UNKNOWN = unknown("(unknown)", "(unknown)");

    private final int number = NUMBERS.getAndIncrement();
    private final CallSite callSite;
    private final boolean application;
    private final @Nullable String clientLabel;
    private final @Nullable CloseHint closeHint;
    private final StackTraceElement[] stack;

    /**
     * @param application whether the call site is code of the application, rather than of a library or the JDK
     * @param clientLabel the label of the library between the call site and the JDK, or null
     * @param closeHint the hint of the library's methods at why a connection is closed, or null
     * @param stack the first stack with this call site, top first
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

    /** Returns this caller's own number. Numbers are small and dense, so that a table by caller can be an array. */
    public int number() {
        return number;
    }

    /** Returns the call site. */
    public CallSite callSite() {
        return callSite;
    }

    /** Whether the call site is code of the application, rather than of a library or the JDK. */
    public boolean isApplication() {
        return application;
    }

    /** Returns the label of the library between the call site and the JDK, or null. */
    public @Nullable String clientLabel() {
        return clientLabel;
    }

    /** Returns the hint of a library's method on the stack at why a connection is closed, or null. */
    public @Nullable CloseHint closeHint() {
        return closeHint;
    }

    /** Returns the frames, innermost first. Shared: must not be modified. */
    public StackTraceElement[] stack() {
        return stack;
    }
}
