// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** The two cheapest exact identities of a stack, bare: class and byte code index of sixteen frames. */
final class StackIdentity {

    private static final int FRAMES = 16;

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final MethodHandle BACKTRACE = backtrace();

    private StackIdentity() {}

    static long ofBacktrace() throws Throwable {
        var chunk = (Object[]) (Object) BACKTRACE.invokeExact((Throwable) new Trace());
        var codes = (int[]) chunk[1];
        var types = (Object[]) chunk[2];
        long hash = 0;
        for (int i = 0; i < FRAMES && types[i] != null; i++) {
            hash = hash * 31 + System.identityHashCode(types[i]);
            hash = hash * 31 + codes[i];
        }
        return hash;
    }

    static long ofWalk() {
        return WALKER.walk(frames -> {
            long hash = 0;
            var iterator = frames.iterator();
            for (int i = 0; i < FRAMES && iterator.hasNext(); i++) {
                var frame = iterator.next();
                hash = hash * 31 + System.identityHashCode(frame.getDeclaringClass());
                hash = hash * 31 + frame.getByteCodeIndex();
            }
            return hash;
        });
    }

    private static MethodHandle backtrace() {
        try {
            return MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                    .findGetter(Throwable.class, "backtrace", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Trace extends Throwable {

        private static final long serialVersionUID = 1L;

        Trace() {
            super(null, null, false, true);
        }
    }
}
