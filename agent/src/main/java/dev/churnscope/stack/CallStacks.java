// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

/**
 * Names the line that caused what happens on the current thread.
 *
 * <p>This is nearly all that the agent costs an application, so an implementation recognises a stack that it has seen
 * before without decoding it.
 */
public interface CallStacks {

    /**
     * Returns the implementation that is cheapest on this JVM.
     *
     * @param rule what is code of the application
     * @param keptFrames the most frames kept of a stack
     * @param hints what libraries' methods tell of a close
     */
    static CallStacks of(CallSiteRule rule, int keptFrames, CloseHints hints) {
        var callers = new Callers(rule, keptFrames, hints);
        return Backtrace.isReadable() ? new BacktraceCallStacks(callers) : new StackWalkerCallStacks(callers);
    }

    /** Returns the caller that the current thread's stack leads back to. */
    Caller currentCaller();

    /**
     * Whether there is a line of the application on the stack of a thread that runs a task, or the library that the task
     * belongs to tells by itself who asked. Else the stack of the line that makes the task is the only one to show it.
     */
    boolean showsCaller(Object task);

    /**
     * Returns the caller that stands for what a thread does for another.
     *
     * @param stackCaller what the thread's own stack leads back to
     * @param requester what the stack leads back to that asked for the work
     */
    Caller onBehalfOf(Caller requester, Caller stackCaller);
}
