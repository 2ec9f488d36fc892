// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.model.CloseCause;
import dev.churnscope.stack.CloseHint;
import dev.churnscope.stack.CloseHints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@link ClosingMethod}s of finalizers and cleaners, and of all instrumented libraries; those of a library are created
 * on first use.
 */
public final class ClosingMethods implements CloseHints {

    /** Close what belongs to an unreachable object, and are called for nothing else. */
    private static final List<ClosingMethod> COLLECTOR = List.of(
            new ClosingMethod("java/lang/ref/Finalizer", "runFinalizer", CloseCause.GC),
            new ClosingMethod("jdk/internal/ref/CleanerImpl", "run", CloseCause.GC),
            new ClosingMethod("com/mysql/cj/jdbc/AbandonedConnectionCleanupThread", "finalizeResource", CloseCause.GC));

    private final Map<String, List<ClosingMethod>> byLibrary = new ConcurrentHashMap<>();

    @Override
    public @Nullable CloseHint of(String className, String methodName) {
        String internalName = className.replace('.', '/');
        var collected = hintOf(COLLECTOR, internalName, methodName);
        if (collected != null) {
            return collected;
        }
        for (var library : Instrumentations.LIBRARIES) {
            String name = library.nameOf(internalName);
            if (name != null) {
                var hint = hintOf(methodsOf(library), name, methodName);
                if (hint != null) {
                    return hint;
                }
            }
        }
        return null;
    }

    private static @Nullable CloseHint hintOf(List<ClosingMethod> methods, String className, String methodName) {
        for (var method : methods) {
            if (method.matches(className, methodName)) {
                return method.hint();
            }
        }
        return null;
    }

    private List<ClosingMethod> methodsOf(Library library) {
        var methods = byLibrary.get(library.name());
        if (methods == null) {
            methods = Instrumentations.create(library.name()).closingMethods();
            byLibrary.put(library.name(), methods);
        }
        return methods;
    }
}
