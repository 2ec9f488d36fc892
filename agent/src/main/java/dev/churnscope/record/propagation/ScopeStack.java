// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import org.jspecify.annotations.Nullable;

/** What each thread works for; the innermost of what it began. */
final class ScopeStack extends ThreadLocal<ScopeStack.@Nullable Work> {

    /**
     * Work that was begun, and has not ended.
     *
     * @param whateverStack whether the asker counts even where a line of the application is on the stack
     * @param why what connections are noted for that it closes, or 0
     */
    record Work(
            @Nullable Object carrier,
            @Nullable PropagatedCaller asker,
            boolean whateverStack,
            int why,
            @Nullable Work outer) {}

    /** Of work for nobody that is inside no other nothing is kept: its end finds nothing to end. */
    void begin(@Nullable Object carrier, @Nullable PropagatedCaller asker) {
        var outer = get();
        if (asker != null || outer != null) {
            set(new Work(carrier, asker, false, 0, outer));
        }
    }

    /**
     * Begins work, for nobody too.
     *
     * @param whateverStack whether the asker counts even where a line of the application is on the stack
     */
    void begin(@Nullable Object carrier, @Nullable PropagatedCaller asker, boolean whateverStack) {
        set(new Work(carrier, asker, whateverStack, 0, get()));
    }

    /** Goes on with the innermost work for another carrier, whatever is on the stack. */
    void turnTo(@Nullable Object carrier, @Nullable PropagatedCaller asker) {
        var work = get();
        set(new Work(carrier, asker, true, 0, work == null ? null : work.outer()));
    }

    /** Begins work that closes connections for some reason. */
    void because(int why) {
        var outer = get();
        set(new Work(null, askerWhateverStack(), outer != null && outer.whateverStack(), why, outer));
    }

    void end() {
        var work = get();
        if (work != null) {
            set(work.outer());
        }
    }

    /** Returns who asked for the innermost work, or null where that is not known. */
    @Nullable
    PropagatedCaller innermostAsker() {
        var work = get();
        return work == null ? null : work.asker();
    }

    /** Returns the innermost of those that the current thread works for, or null. */
    @Nullable
    PropagatedCaller asker() {
        for (var work = get(); work != null; work = work.outer()) {
            if (work.asker() != null) {
                return work.asker();
            }
        }
        return null;
    }

    /** Returns whom the current thread works for whatever is on its stack, or null. */
    @Nullable
    PropagatedCaller askerWhateverStack() {
        var work = get();
        return work != null && work.whateverStack() ? work.asker() : null;
    }

    /** Returns what the current thread works for, as far as it is known who asked for it. */
    @Nullable
    Object carrier() {
        for (var work = get(); work != null; work = work.outer()) {
            if (work.asker() != null) {
                return work.carrier();
            }
        }
        return null;
    }

    /** Returns why the current thread would close connections, as one of what they are noted for; 0 if not known. */
    int why() {
        for (var work = get(); work != null; work = work.outer()) {
            if (work.why() != 0) {
                return work.why();
            }
        }
        return 0;
    }
}
