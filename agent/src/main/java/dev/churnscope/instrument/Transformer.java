// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes the classes of the {@linkplain Instrumentations list} as they are loaded, and tells what became of each.
 *
 * <p>A class is found by its exact name in a map: a matcher over every class that an application loads would cost more
 * than all else. Nothing is read or changed before one of the classes is loaded, so a program without sockets pays for
 * none of it.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Transformer implements ClassFileTransformer {

    /** Told what cannot be instrumented. */
    public interface FailureListener {

        /** The classes of an instrumentation are not as they were expected, and one of them stays as it is. */
        void failed(String instrumentation, Throwable reason);
    }

    private final List<Instrumentation> instrumentations;
    private final Map<String, Instrumentation> targets = new HashMap<>();
    private final ConcurrentHashMap<String, String> outcomes = new ConcurrentHashMap<>();
    private final FailureListener onFailure;

    public Transformer(FailureListener onFailure) {
        this.onFailure = onFailure;
        this.instrumentations = Instrumentations.all();
        for (var instrumentation : instrumentations) {
            for (String className : instrumentation.classNames()) {
                targets.put(className, instrumentation);
            }
        }
    }

    /** Registers with a JVM, and changes those of the classes that it has loaded already. */
    public void install(java.lang.instrument.Instrumentation jvm) throws UnmodifiableClassException {
        jvm.addTransformer(this, true);
        var loaded = new ArrayList<Class<?>>();
        for (Class<?> type : jvm.getAllLoadedClasses()) {
            if (type.getClassLoader() == null
                    && targets.containsKey(type.getName().replace('.', '/'))) {
                loaded.add(type);
            }
        }
        if (!loaded.isEmpty()) {
            jvm.retransformClasses(loaded.toArray(Class<?>[]::new));
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        var instrumentation = loader == null && className != null ? targets.get(className) : null;
        if (instrumentation == null) {
            return null;
        }
        try {
            byte[] patched = ClassPatch.apply(className, instrumentation.insertions(className), classFile);
            outcomes.put(className, "");
            return patched;
        } catch (Throwable t) {
            outcomes.put(className, String.valueOf(t.getMessage()));
            onFailure.failed(instrumentation.name(), t);
            return null;
        }
    }

    /**
     * Returns the name of each instrumentation to {@code on}, {@code idle} (none of its classes was loaded) or
     * {@code failed: why}.
     */
    public Map<String, String> coverage() {
        var coverage = new LinkedHashMap<String, String>();
        for (var instrumentation : instrumentations) {
            String result = "idle";
            for (String className : instrumentation.classNames()) {
                String outcome = outcomes.get(className);
                if (outcome != null && !outcome.isEmpty()) {
                    result = "failed: " + outcome;
                    break;
                }
                if (outcome != null) {
                    result = "on";
                }
            }
            coverage.put(instrumentation.name(), result);
        }
        return coverage;
    }
}
