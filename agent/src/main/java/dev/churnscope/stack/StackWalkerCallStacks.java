// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@link CallStacks} by {@link StackWalker}, for VMs whose {@link Backtrace}s cannot be read.
 *
 * <p>Recognizes a stack by class, method and byte code index of its upper {@value #LEVEL} frames; a stack whose call site
 * lies deeper is decoded each time. Safe for use by any number of threads.
 */
final class StackWalkerCallStacks implements CallStacks {

    private static final int LEVEL = 32;
    private static final int MAX_ENTRIES = 1 << 16;

    /**
     * The descriptor of a frame is available only to a walker that retains class references. Keys have only names, so no
     * class is kept alive.
     */
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Callers callers;
    private final ConcurrentHashMap<List<Object>, Caller> entries = new ConcurrentHashMap<>();

    StackWalkerCallStacks(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Caller currentCaller() {
        // Names and byte code indices, not a hash of them: two different stacks are never confused.
        var key = WALKER.walk(frames -> frames.limit(LEVEL)
                .<Object>mapMulti((frame, add) -> {
                    add.accept(frame.getClassName());
                    add.accept(frame.getMethodName());
                    add.accept(frame.getDescriptor());
                    add.accept(frame.getByteCodeIndex());
                })
                .toList());
        var caller = entries.get(key);
        if (caller != null) {
            return caller;
        }
        var found = callers.find(WALKER.walk(frames ->
                frames.map(StackWalker.StackFrame::toStackTraceElement).toArray(StackTraceElement[]::new)));
        if (found.caller().isApplication() && found.index() < LEVEL && entries.size() < MAX_ENTRIES) {
            entries.putIfAbsent(key, found.caller());
        }
        return found.caller();
    }

    @Override
    public boolean showsCaller(Object task) {
        return callers.showsCaller(task);
    }

    @Override
    public Caller onBehalfOf(Caller requester, Caller stackCaller) {
        return callers.onBehalfOf(requester, stackCaller);
    }
}
