// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@link CallStacks} by {@link StackWalker}, for a VM whose {@link Backtrace}s cannot be read.
 *
 * <p>Recognises a stack by class, method and byte code index of its upper {@value #LEVEL} frames; a call site that lies
 * deeper is decoded each time.
 */
final class StackWalkerCallStacks implements CallStacks {

    private static final int LEVEL = 32;
    private static final int MAX_ENTRIES = 1 << 16;

    /** A frame tells its descriptor only to a walker that may retain classes. Keys are strings, so none is held. */
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Callers callers;
    private final ConcurrentHashMap<List<Object>, Caller> entries = new ConcurrentHashMap<>();

    StackWalkerCallStacks(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Caller currentCaller() {
        // Names and byte code indices, not a hash of them: two stacks that differ are never taken for one.
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
