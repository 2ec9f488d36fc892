// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import org.jspecify.annotations.Nullable;

/** The scopes that each thread is in, innermost first. */
final class ScopeStack extends ThreadLocal<ScopeStack.@Nullable Scope> {

    /**
     * Work that has begun and not ended.
     *
     * @param overridesStack whether the requester applies even if an application frame is on the stack
     * @param closeReason why it closes connections (a constant of {@link java.net.ChurnscopeTraffic}), or 0
     */
    record Scope(
            @Nullable Object carrier,
            @Nullable PropagatedCaller requester,
            boolean overridesStack,
            int closeReason,
            @Nullable Scope outer) {}

    /** Begins work. Outermost work without a known requester is not recorded; the matching {@link #end} is then a no-op. */
    void begin(@Nullable Object carrier, @Nullable PropagatedCaller requester) {
        var outer = get();
        if (requester != null || outer != null) {
            set(new Scope(carrier, requester, false, 0, outer));
        }
    }

    /**
     * Begins work, which is recorded even without a known requester.
     *
     * @param overridesStack whether the requester applies even if an application frame is on the stack
     */
    void begin(@Nullable Object carrier, @Nullable PropagatedCaller requester, boolean overridesStack) {
        set(new Scope(carrier, requester, overridesStack, 0, get()));
    }

    /** Continues the innermost work for another carrier, whatever is on the stack. */
    void switchTo(@Nullable Object carrier, @Nullable PropagatedCaller requester) {
        var scope = get();
        set(new Scope(carrier, requester, true, 0, scope == null ? null : scope.outer()));
    }

    /** Begins work that closes connections for a reason. A requester that overrides the stack still applies. */
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

    /** Returns the requester of the innermost work, or null if it is not known. */
    @Nullable
    PropagatedCaller innermostRequester() {
        var scope = get();
        return scope == null ? null : scope.requester();
    }

    /** Returns the innermost known requester, or null. */
    @Nullable
    PropagatedCaller requester() {
        for (var scope = get(); scope != null; scope = scope.outer()) {
            if (scope.requester() != null) {
                return scope.requester();
            }
        }
        return null;
    }

    /** Returns the requester that applies whatever is on the thread's stack, or null. */
    @Nullable
    PropagatedCaller requesterOverridingStack() {
        var scope = get();
        return scope != null && scope.overridesStack() ? scope.requester() : null;
    }

    /** Returns the carrier of the innermost work whose requester is known, or null. */
    @Nullable
    Object carrier() {
        for (var scope = get(); scope != null; scope = scope.outer()) {
            if (scope.requester() != null) {
                return scope.carrier();
            }
        }
        return null;
    }

    /**
     * Returns why the current thread closes connections, a constant of {@link java.net.ChurnscopeTraffic}; 0 if not
     * known.
     */
    int closeReason() {
        for (var scope = get(); scope != null; scope = scope.outer()) {
            if (scope.closeReason() != 0) {
                return scope.closeReason();
            }
        }
        return 0;
    }
}
