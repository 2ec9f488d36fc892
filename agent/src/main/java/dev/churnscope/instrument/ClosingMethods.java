// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.stack.CloseHint;
import dev.churnscope.stack.CloseHints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The {@link ClosingMethod}s of all instrumented libraries; those of a library are created on first use. */
public final class ClosingMethods implements CloseHints {

    private final Map<String, List<ClosingMethod>> byLibrary = new ConcurrentHashMap<>();

    @Override
    public @Nullable CloseHint of(String className, String methodName) {
        String internalName = className.replace('.', '/');
        for (var library : Instrumentations.LIBRARIES) {
            String name = library.nameOf(internalName);
            if (name != null) {
                for (var method : methodsOf(library)) {
                    if (method.matches(name, methodName)) {
                        return method.hint();
                    }
                }
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
