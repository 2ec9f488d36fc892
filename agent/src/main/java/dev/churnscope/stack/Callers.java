// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import dev.churnscope.model.CallSite;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decodes stacks, and interns the {@link Caller}s that they lead back to. The slow path of {@link CallStacks}. */
final class Callers {

    /** Frames from the top down to those of these classes are the agent's own. */
    private static final String HOOKS = "java.net.Churnscope";

    /** For a VM that was told to record no stacks, and a thread that has none. */
    private static final StackTraceElement[] NO_STACK = {new StackTraceElement("unknown", "unknown", null, -1)};

    /** Far more lines than a program opens and closes connections on; generated classes could exceed any number. */
    private static final int MAX_CALLERS = 1 << 16;

    private final CallSiteRule rule;
    private final int keptFrames;
    private final CloseHints hints;
    private final TaskClasses tasks;
    private final ConcurrentHashMap<String, Caller> callers = new ConcurrentHashMap<>();

    /** A caller, and the index of its frame in the whole stack, the agent's frames included. */
    record Found(Caller caller, int index) {}

    /** @param keptFrames the most frames kept of a stack */
    Callers(CallSiteRule rule, int keptFrames, CloseHints hints) {
        this.rule = rule;
        this.keptFrames = keptFrames;
        this.hints = hints;
        this.tasks = new TaskClasses(rule);
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
        var hint = signOf(stack, from, match);
        String key = key(match.callSite(), match.clientLabel(), hint, stack[from].getMethodName());
        var caller = callers.get(key);
        if (caller == null) {
            var kept = Arrays.copyOfRange(stack, from, Math.min(stack.length, from + keptFrames));
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

    /** The libraries' frames that lie above the call site, all of them where there is none of the application's. */
    private @Nullable CloseHint signOf(StackTraceElement[] stack, int from, CallSiteRule.Match match) {
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
     * Returns what makes two callers the same.
     *
     * <p>A string, since the JVM takes some twenty milliseconds to link the first {@code hashCode} of a record, and an
     * application would wait for it.
     *
     * @param event the JDK's method that ran into the hook: an open and a close on one line are two callers, since each
     *     keeps a stack to show
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
