// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

/**
 * Finds the caller that caused an event on the current thread.
 *
 * <p>This is nearly all of the agent's overhead, so implementations recognize a stack that they have seen before without
 * decoding it.
 */
public interface CallStacks {

    /**
     * Returns the implementation that is cheapest on this JVM.
     *
     * @param rule which classes are the application's
     * @param maxFrames the maximum number of frames kept of a stack
     * @param hints the close hints of libraries' methods
     */
    static CallStacks of(CallSiteRule rule, int maxFrames, CloseHints hints) {
        var callers = new Callers(rule, maxFrames, hints);
        return Backtrace.isReadable() ? new BacktraceCallStacks(callers) : new StackWalkerCallStacks(callers);
    }

    /** Returns the caller on the current thread's stack. */
    Caller currentCaller();

    /**
     * Whether the requester of a task need not be captured: there will be an application frame on the stack of the thread
     * that runs the task, or the library that the task belongs to propagates the requester by itself. Otherwise only the
     * submitting thread's stack shows the application frame.
     */
    boolean showsCaller(Object task);

    /**
     * Returns the caller for work that a thread does on behalf of another.
     *
     * @param stackCaller the caller on the thread's own stack
     * @param requester the caller that requested the work
     */
    Caller onBehalfOf(Caller requester, Caller stackCaller);
}
