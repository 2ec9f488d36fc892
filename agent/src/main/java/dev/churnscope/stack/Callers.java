// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import dev.churnscope.model.CallSite;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes stacks, and interns their {@link Caller}s. The slow path of {@link CallStacks}. Safe for use by any number of
 * threads.
 */
final class Callers {

    /** The prefix of the hook classes: their frames, and those above, are the agent's own. */
    private static final String HOOKS = "java.net.Churnscope";

    /** For a VM that is configured to record no stacks, and for a thread without frames. */
    private static final StackTraceElement[] NO_STACK = {new StackTraceElement("unknown", "unknown", null, -1)};

    /** Far more than a program has call sites that open and close connections; generated classes could exceed any number. */
    private static final int MAX_CALLERS = 1 << 16;

    private final CallSiteRule rule;
    private final int maxFrames;
    private final CloseHints hints;
    private final TaskClasses tasks;
    private final ConcurrentHashMap<String, Caller> callers = new ConcurrentHashMap<>();

    /** A caller, and the index of its frame in the whole stack, including the agent's frames. */
    record Found(Caller caller, int index) {}

    /** @param maxFrames the maximum number of frames kept of a stack */
    Callers(CallSiteRule rule, int maxFrames, CloseHints hints) {
        this.rule = rule;
        this.maxFrames = maxFrames;
        this.hints = hints;
        this.tasks = new TaskClasses(rule);
    }

    /**
     * Finds the caller on a stack.
     *
     * @param trace top first, including the agent's own frames
     */
    Found find(StackTraceElement[] trace) {
        var stack = trace.length == 0 ? NO_STACK : trace;
        int from = firstAfterHook(stack);
        var match = rule.find(stack, from);
        var hint = hintOf(stack, from, match);
        String key = key(match.callSite(), match.clientLabel(), hint, stack[from].getMethodName());
        var caller = callers.get(key);
        if (caller == null) {
            var kept = Arrays.copyOfRange(stack, from, Math.min(stack.length, from + maxFrames));
            caller = intern(key, new Caller(match.callSite(), match.application(), match.clientLabel(), hint, kept));
        }
        return new Found(caller, match.index());
    }

    /** Implements {@link CallStacks#showsCaller}. */
    boolean showsCaller(Object task) {
        return tasks.showCaller(task.getClass());
    }

    /** Implements {@link CallStacks#onBehalfOf}. */
    Caller onBehalfOf(Caller requester, Caller stackCaller) {
        var label = KnownLibraries.clientOf(stackCaller.clientLabel(), requester.clientLabel());
        var hint = stackCaller.closeHint() == null ? requester.closeHint() : stackCaller.closeHint();
        if (Objects.equals(label, requester.clientLabel()) && Objects.equals(hint, requester.closeHint())) {
            return requester;
        }
        String event = requester.stack().length == 0 ? "" : requester.stack()[0].getMethodName();
        String key = key(requester.callSite(), label, hint, "for\n" + event);
        var caller = callers.get(key);
        return caller != null
                ? caller
                : intern(
                        key,
                        new Caller(requester.callSite(), requester.isApplication(), label, hint, requester.stack()));
    }

    private Caller intern(String key, Caller fresh) {
        if (callers.mappingCount() >= MAX_CALLERS) {
            return Caller.OVERFLOW;
        }
        var raced = callers.putIfAbsent(key, fresh);
        return raced == null ? fresh : raced;
    }

    /**
     * Returns the strongest hint of the frames above the call site, or of all frames if none is the application's; or
     * null.
     */
    private @Nullable CloseHint hintOf(StackTraceElement[] stack, int from, CallSiteRule.Match match) {
        int to = match.application() ? match.index() : stack.length;
        CloseHint found = null;
        for (int i = from; i < to; i++) {
            var hint = hints.of(stack[i].getClassName(), stack[i].getMethodName());
            if (hint != null) {
                found = CloseHint.strongerOf(found, hint);
            }
        }
        return found;
    }

    /**
     * Returns the key by which callers are interned.
     *
     * <p>A string, since the JVM takes some twenty milliseconds to link the first {@code hashCode} of a record, for which
     * the application would wait.
     *
     * @param event the method that called the hook: an open and a close at one call site are two callers, since each
     *     keeps its own stack
     */
    private static String key(CallSite callSite, @Nullable String label, @Nullable CloseHint hint, String event) {
        return callSite + "\n" + label + "\n" + (hint == null ? "" : hint.text()) + "\n" + event;
    }

    private static int firstAfterHook(StackTraceElement[] stack) {
        int from = 0;
        while (from < stack.length && !stack[from].getClassName().startsWith(HOOKS)) {
            from++;
        }
        while (from < stack.length && stack[from].getClassName().startsWith(HOOKS)) {
            from++;
        }
        return from < stack.length ? from : 0;
    }
}
