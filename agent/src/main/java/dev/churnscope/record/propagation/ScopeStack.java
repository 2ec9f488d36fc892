// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import org.jspecify.annotations.Nullable;

/** What each thread works for; the innermost of what it began. */
final class ScopeStack extends ThreadLocal<ScopeStack.@Nullable Scope> {

    /**
     * Work that was begun, and has not ended.
     *
     * @param overridesStack whether the asker counts even where a line of the application is on the stack
     * @param closeReason what connections are noted for that it closes, or 0
     */
    record Scope(
            @Nullable Object carrier,
            @Nullable PropagatedCaller requester,
            boolean overridesStack,
            int closeReason,
            @Nullable Scope outer) {}

    /** Of work for nobody that is inside no other nothing is kept: its end finds nothing to end. */
    void begin(@Nullable Object carrier, @Nullable PropagatedCaller requester) {
        var outer = get();
        if (requester != null || outer != null) {
            set(new Scope(carrier, requester, false, 0, outer));
        }
    }

    /**
     * Begins work, for nobody too.
     *
     * @param overridesStack whether the asker counts even where a line of the application is on the stack
     */
    void begin(@Nullable Object carrier, @Nullable PropagatedCaller requester, boolean overridesStack) {
        set(new Scope(carrier, requester, overridesStack, 0, get()));
    }

    /** Goes on with the innermost work for another carrier, whatever is on the stack. */
    void switchTo(@Nullable Object carrier, @Nullable PropagatedCaller requester) {
        var scope = get();
        set(new Scope(carrier, requester, true, 0, scope == null ? null : scope.outer()));
    }

    /** Begins work that closes connections for some reason. */
    void beginClosing(int closeReason) {
        var outer = get();
        set(new Scope(null, requesterOverridingStack(), outer != null && outer.overridesStack(), closeReason, outer));
    }

    void end() {
        var scope = get();
        if (scope != null) {
            set(scope.outer());
        }
    }

    /** Returns who asked for the innermost work, or null where that is not known. */
    @Nullable
    PropagatedCaller innermostRequester() {
        var scope = get();
        return scope == null ? null : scope.requester();
    }

    /** Returns the innermost of those that the current thread works for, or null. */
    @Nullable
    PropagatedCaller requester() {
        for (var scope = get(); scope != null; scope = scope.outer()) {
            if (scope.requester() != null) {
                return scope.requester();
            }
        }
        return null;
    }

    /** Returns whom the current thread works for whatever is on its stack, or null. */
    @Nullable
    PropagatedCaller requesterOverridingStack() {
        var scope = get();
        return scope != null && scope.overridesStack() ? scope.requester() : null;
    }

    /** Returns what the current thread works for, as far as it is known who asked for it. */
    @Nullable
    Object carrier() {
        for (var scope = get(); scope != null; scope = scope.outer()) {
            if (scope.requester() != null) {
                return scope.carrier();
            }
        }
        return null;
    }

    /** Returns why the current thread would close connections, as one of what they are noted for; 0 if not known. */
    int closeReason() {
        for (var scope = get(); scope != null; scope = scope.outer()) {
            if (scope.closeReason() != 0) {
                return scope.closeReason();
            }
        }
        return 0;
    }
}
