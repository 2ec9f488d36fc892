// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Throwable.backtrace} as HotSpot fills it: a chain of chunks of {@value #CHUNK} frames, each an array of
 * arrays, {@code [short[] method number, int[] byte code index and version, Object[] class, long[] name, ..., next
 * chunk, ...]} ({@code src/hotspot/share/classfile/javaClasses.hpp}, class {@code java_lang_Throwable}).
 *
 * <p>The layout is an implementation detail and may change, so it is verified against known stacks before it is relied
 * on. It is the cheapest identity of a stack: no names, no streams, no {@code StackTraceElement}.
 *
 * <p>Needs {@code java.lang} to be open to this class's module. All members are static, so that the JIT compiler sees
 * constants.
 */
final class Backtrace {

    static final int CHUNK = 32;

    private static final int METHODS = 0;
    private static final int CODES = 1;
    private static final int TYPES = 2;
    private static final int NAMES = 3;

    private static final @Nullable MethodHandle GETTER = getter();
    private static final int NEXT = slotOfNext();

    private Backtrace() {}

    /** Whether this VM's backtraces can be read and have the expected layout. */
    static boolean isReadable() {
        return NEXT >= 0 && matches(traceAtDepth(CHUNK + 8)) && matches(new StackTrace()) && distinguishesLines();
    }

    /** Returns the first chunk of a stack, or null if the VM recorded none. */
    static Object @Nullable [] of(StackTrace trace) {
        try {
            return (Object[]) (Object) GETTER.invokeExact((Throwable) trace);
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    static Object @Nullable [] next(Object[] chunk) {
        return (Object[]) chunk[NEXT];
    }

    /** Returns the chunk that has a frame, or null if the stack ends before it. */
    static Object @Nullable [] chunkOf(Object[] head, int frame) {
        var chunk = head;
        for (int i = frame / CHUNK; i > 0 && chunk != null; i--) {
            chunk = next(chunk);
        }
        return chunk;
    }

    static short[] methods(Object[] chunk) {
        return (short[]) chunk[METHODS];
    }

    static int[] codes(Object[] chunk) {
        return (int[]) chunk[CODES];
    }

    static Object[] types(Object[] chunk) {
        return (Object[]) chunk[TYPES];
    }

    static long[] names(Object[] chunk) {
        return (long[]) chunk[NAMES];
    }

    private static @Nullable MethodHandle getter() {
        try {
            // Reflection hides the field, method handles do not (jdk.internal.reflect.Reflection.fieldFilterMap).
            return MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                    .findGetter(Throwable.class, "backtrace", Object.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static StackTrace traceAtDepth(int depth) {
        return depth == 0 ? new StackTrace() : traceAtDepth(depth - 1);
    }

    private static int slotOfNext() {
        var head = GETTER == null ? null : of(traceAtDepth(CHUNK + 8));
        for (int i = NAMES + 1; head != null && i < head.length; i++) {
            if (head[i] instanceof Object[] candidate && candidate.length == head.length && isChunk(candidate)) {
                return isChunk(head) ? i : -1;
            }
        }
        return -1;
    }

    private static boolean isChunk(Object[] candidate) {
        return candidate[METHODS] instanceof short[] methods
                && candidate[CODES] instanceof int[] codes
                && candidate[TYPES] instanceof Object[] types
                && candidate[NAMES] instanceof long[] names
                && methods.length == CHUNK
                && codes.length == CHUNK
                && types.length == CHUNK
                && names.length == CHUNK;
    }

    /** Whether the classes in the chunks match those of the decoded stack, frame by frame. */
    private static boolean matches(StackTrace trace) {
        var frames = trace.getStackTrace();
        var chunk = of(trace);
        for (int i = 0; i < frames.length; i++) {
            if (i > 0 && i % CHUNK == 0 && chunk != null) {
                chunk = next(chunk);
            }
            if (chunk == null
                    || !(types(chunk)[i % CHUNK] instanceof Class<?> type)
                    || !type.getName().equals(frames[i].getClassName())) {
                return false;
            }
        }
        return frames.length > 0;
    }

    /** Whether two lines of one method, and two methods of one class, differ in the expected words. */
    private static boolean distinguishesLines() {
        var one = of(new StackTrace());
        var two = of(new StackTrace());
        var other = of(traceAtDepth(0));
        return one != null
                && two != null
                && other != null
                && methods(one)[0] == methods(two)[0]
                && codes(one)[0] != codes(two)[0]
                && methods(one)[0] != methods(other)[0];
    }
}
