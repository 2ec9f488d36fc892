// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/** Decodes stacks, and interns the {@link Caller}s that they lead back to. The slow path of {@link CallStacks}. */
final class Callers {

    /** Frames from the top down to this class's are the agent's own. */
    private static final String HOOK = "java.net.ChurnscopeHook";

    /** For a VM that was told to record no stacks, and a thread that has none. */
    private static final StackTraceElement[] NO_STACK = {new StackTraceElement("unknown", "unknown", null, -1)};

    /** Far more lines than a program opens and closes connections on; generated classes could exceed any number. */
    private static final int MOST = 1 << 16;

    private final CallSiteRule rule;
    private final int keptFrames;
    private final ConcurrentHashMap<String, Caller> callers = new ConcurrentHashMap<>();

    /** A caller, and the index of its frame in the whole stack, the agent's frames included. */
    record Found(Caller caller, int index) {}

    /** @param keptFrames the most frames kept of a stack */
    Callers(CallSiteRule rule, int keptFrames) {
        this.rule = rule;
        this.keptFrames = keptFrames;
    }

    /**
     * Finds what a stack leads back to.
     *
     * @param trace top first, the agent's own frames included
     */
    Found find(StackTraceElement[] trace) {
        var stack = trace.length == 0 ? NO_STACK : trace;
        int from = firstAfterHook(stack);
        var match = rule.find(stack, from);
        String key = key(match, stack[from].getMethodName());
        var caller = callers.get(key);
        if (caller == null && callers.mappingCount() >= MOST) {
            caller = Caller.OVERFLOW;
        }
        if (caller == null) {
            var kept = Arrays.copyOfRange(stack, from, Math.min(stack.length, from + keptFrames));
            var fresh = new Caller(match.callSite(), match.application(), match.clientLabel(), kept);
            var raced = callers.putIfAbsent(key, fresh);
            caller = raced == null ? fresh : raced;
        }
        return new Found(caller, match.index());
    }

    /**
     * Returns what makes two callers the same.
     *
     * <p>A string, since the JVM takes some twenty milliseconds to link the first {@code hashCode} of a record, and an
     * application would wait for it.
     *
     * @param event the JDK's method that ran into the hook: an open and a close on one line are two callers, since each
     *     keeps a stack to show
     */
    private static String key(CallSiteRule.Match match, String event) {
        return match.callSite() + "\n" + match.clientLabel() + "\n" + event;
    }

    private static int firstAfterHook(StackTraceElement[] stack) {
        int from = 0;
        while (from < stack.length && !stack[from].getClassName().equals(HOOK)) {
            from++;
        }
        while (from < stack.length && stack[from].getClassName().equals(HOOK)) {
            from++;
        }
        return from < stack.length ? from : 0;
    }
}
