// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * The line of code that a stack leads back to, by the rule of {@link CallSiteRule}.
 *
 * <p>Interned: one instance for all stacks that lead to the same line through the same library. Safe for use by any
 * number of threads.
 */
final class Caller {

    /** Stands for every caller that a full table could not hold. */
    static final Caller OVERFLOW = new Caller(
            new CallSite("(more call sites)", "(overflow)", null, null), false, null, new StackTraceElement[0]);

    /** Stands for code that closed a socket where no hook could see it. */
    static final Caller UNKNOWN =
            new Caller(new CallSite("(unknown)", "(unknown)", null, null), false, null, new StackTraceElement[0]);

    private final CallSite callSite;
    private final boolean application;
    private final @Nullable String clientLabel;
    private final StackTraceElement[] stack;
    private final @Nullable Opener[] openers;

    /**
     * @param application whether the line is code of the application, rather than of a library or the JDK
     * @param clientLabel the label of the library that lies between the line and the JDK, or null
     * @param stack the first stack that led to this line, top first
     */
    Caller(CallSite callSite, boolean application, @Nullable String clientLabel, StackTraceElement[] stack) {
        this.callSite = callSite;
        this.application = application;
        this.clientLabel = clientLabel;
        this.stack = stack;
        this.openers = new Opener[Role.values().length * Transport.COUNT];
    }

    CallSite callSite() {
        return callSite;
    }

    boolean isApplication() {
        return application;
    }

    @Nullable
    String clientLabel() {
        return clientLabel;
    }

    StackTraceElement[] stack() {
        return stack;
    }

    /**
     * Returns what counts the connections that this line opens.
     *
     * @param sites asked once, the first time
     */
    Opener opener(Role role, int transport, SiteTable sites) {
        int index = role.ordinal() * Transport.COUNT + transport;
        var opener = openers[index];
        if (opener == null) {
            // Two threads may both come here: the table gives them the same one.
            opener = sites.opener(this, role, transport);
            openers[index] = opener;
        }
        return opener;
    }
}
