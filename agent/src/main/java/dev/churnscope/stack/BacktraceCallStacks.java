// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link CallStacks} that recognize a stack by its {@link Backtrace}.
 *
 * <p>Hashes only the frames down to the call site: {@value #FIRST_LEVEL} at first, then doubling for as long as the
 * cached entry says it lies deeper. Frames below the call site make no difference, so the table stays small. A hash alone
 * is not trusted: an entry has class, method and byte code index of the call site's frame, and is used only if they
 * match.
 *
 * <p>An entry holds the class weakly, so that class loaders of the application can be collected. Safe for use by any
 * number of threads.
 */
final class BacktraceCallStacks implements CallStacks {

    private static final int FIRST_LEVEL = 16;

    /** The maximum number of cached stacks; any further are decoded each time, which is slow but just as correct. */
    private static final int MAX_ENTRIES = 1 << 16;

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** Distinguishes a whole stack from the upper frames of a longer one. */
    private static final long BOTTOM = 0x6A09E667F3BCC909L;

    private static final StackWalker WALKER = StackWalker.getInstance();

    private final Callers callers;
    private final ConcurrentHashMap<Long, Entry> entries = new ConcurrentHashMap<>();

    BacktraceCallStacks(Callers callers) {
        this.callers = callers;
    }

    /**
     * The cached result for a hash of the upper frames of a stack.
     *
     * @param caller the caller, or null if the call site lies deeper than the hashed frames
     * @param index the index of the call site's frame
     */
    private record Entry(@Nullable Caller caller, int index, WeakReference<Object> type, int method, int code) {

        private static final Entry DEEPER = new Entry(null, 0, new WeakReference<>(null), 0, 0);

        boolean matches(Object[] head) {
            var chunk = Backtrace.chunkOf(head, index);
            int slot = index % Backtrace.CHUNK;
            return chunk != null
                    && type.refersTo(Backtrace.types(chunk)[slot])
                    && Backtrace.methods(chunk)[slot] == method
                    && Backtrace.codes(chunk)[slot] == code;
        }
    }

    @Override
    public Caller currentCaller() {
        var trace = new StackTrace();
        var head = Backtrace.of(trace);
        if (head == null) {
            return callers.find(trace.getStackTrace()).caller();
        }
        var chunk = head;
        long hash = 0;
        int level = FIRST_LEVEL;
        int depth = 0;
        while (true) {
            // The next frames, as far as they are in one chunk.
            int end = Math.min(level, depth - depth % Backtrace.CHUNK + Backtrace.CHUNK);
            var types = Backtrace.types(chunk);
            var methods = Backtrace.methods(chunk);
            var codes = Backtrace.codes(chunk);
            var names = Backtrace.names(chunk);
            boolean bottom = false;
            for (; depth < end; depth++) {
                int slot = depth % Backtrace.CHUNK;
                var type = types[slot];
                if (type == null) {
                    bottom = true;
                    break;
                }
                long frame = ((long) System.identityHashCode(type) << 32) ^ codes[slot] ^ names[slot];
                hash = (hash ^ frame ^ (long) methods[slot] << 17) * PRIME;
                hash ^= hash >>> 29;
            }
            if (!bottom && depth % Backtrace.CHUNK == 0) {
                var next = Backtrace.next(chunk);
                bottom = next == null;
                if (next != null) {
                    chunk = next;
                }
            }
            if (bottom || depth == level) {
                long key = hash ^ (bottom ? BOTTOM : level);
                var entry = entries.get(key);
                if (entry == null) {
                    return decode(trace, head, key, depth, bottom);
                }
                if (entry.caller() != null) {
                    return entry.matches(head)
                            ? entry.caller()
                            : callers.find(trace.getStackTrace()).caller();
                }
                level *= 2;
            }
        }
    }

    /** Decodes a stack whose upper {@code depth} frames were not seen before, and caches the result. */
    private Caller decode(StackTrace trace, Object[] head, long key, int depth, boolean bottom) {
        var stack = trace.getStackTrace();
        var found = callers.find(stack);
        var caller = found.caller();
        if (!caller.isApplication()) {
            var whole = WALKER.walk(frames ->
                    frames.map(StackWalker.StackFrame::toStackTraceElement).toArray(StackTraceElement[]::new));
            if (whole.length > stack.length + 1) {
                // The VM records no more than MaxJavaStackTraceDepth frames: deeper stacks are decoded each time.
                return callers.find(whole).caller();
            }
        }
        if (entries.size() < MAX_ENTRIES) {
            int index = found.index();
            var chunk = Backtrace.chunkOf(head, index);
            // That no frame is the application's is proved only by the whole stack.
            boolean enough = bottom || caller.isApplication() && index < depth;
            if (!enough) {
                entries.putIfAbsent(key, Entry.DEEPER);
            } else if (chunk != null) {
                int slot = index % Backtrace.CHUNK;
                var type = new WeakReference<>(Backtrace.types(chunk)[slot]);
                var method = Backtrace.methods(chunk)[slot];
                entries.putIfAbsent(key, new Entry(caller, index, type, method, Backtrace.codes(chunk)[slot]));
            }
        }
        return caller;
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
