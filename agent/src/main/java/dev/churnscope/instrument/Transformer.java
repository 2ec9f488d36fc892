// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import dev.churnscope.instrument.patch.ClassPatch;
import dev.churnscope.instrument.patch.Instrumentation;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Instruments the classes of the {@linkplain Instrumentations list} as they are loaded, and records the outcome for each
 * library.
 *
 * <p>A class is selected by its exact name, after a prefix check: a matcher applied to every class that an application
 * loads would cost more than everything else. Nothing is read or changed before one of the classes is loaded, so a program
 * without sockets pays nothing.
 *
 * <p>Thread-safe.
 */
public final class Transformer implements ClassFileTransformer, Predicate<Class<?>> {

    /** Notified of classes that cannot be instrumented. */
    public interface FailureListener {

        /**
         * A class does not match what its instrumentation expects, and stays unchanged.
         *
         * @param carriesConnections true if connections are not counted without it; otherwise they are, with fewer details
         */
        void failed(String instrumentation, boolean carriesConnections, Throwable reason);
    }

    /** The loader of JDK classes that are not in the boot loader, such as those of {@code java.net.http}. */
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final Map<String, Instrumentation> instrumentations = new ConcurrentHashMap<>();

    /** The outcome of each instrumentation whose classes were loaded: empty, or the message of a failure. */
    private final Map<String, String> outcomes = new ConcurrentHashMap<>();

    /** Libraries of which at least one class could not be instrumented. */
    private final List<Library> failed = new CopyOnWriteArrayList<>();

    private final FailureListener onFailure;

    /** @param onFailure notified of classes that could not be instrumented */
    public Transformer(FailureListener onFailure) {
        this.onFailure = onFailure;
    }

    /**
     * Registers with a JVM, and instruments the classes that it has loaded already: all transports in one step, so that no
     * connection's open is seen by one class while its close is missed by another.
     *
     * @throws UnmodifiableClassException if the JVM does not allow a class to be changed
     * @throws LinkageError if it does not accept the changed transports
     */
    public void install(java.lang.instrument.Instrumentation jvm) throws UnmodifiableClassException {
        jvm.addTransformer(this, true);
        var transports = new ArrayList<Class<?>>();
        var others = new ArrayList<Class<?>>();
        for (Class<?> type : jvm.getAllLoadedClasses()) {
            var library = libraryOf(type);
            if (library != null && jvm.isModifiableClass(type)) {
                (library.kind() == Library.Kind.TRANSPORT ? transports : others).add(type);
            }
        }
        retransform(jvm, transports);
        try {
            retransform(jvm, others);
        } catch (LinkageError | UnsupportedOperationException | InternalError rejected) {
            retransformEach(jvm, others);
        }
    }

    private static void retransform(java.lang.instrument.Instrumentation jvm, List<Class<?>> types)
            throws UnmodifiableClassException {
        if (!types.isEmpty()) {
            jvm.retransformClasses(types.toArray(Class<?>[]::new));
        }
    }

    /** Retransforms classes one by one, since one that the JVM does not accept makes a whole batch fail. */
    private void retransformEach(java.lang.instrument.Instrumentation jvm, List<Class<?>> types)
            throws UnmodifiableClassException {
        for (var type : types) {
            try {
                jvm.retransformClasses(type);
            } catch (LinkageError | UnsupportedOperationException | InternalError e) {
                var library = libraryOf(type);
                if (library != null) {
                    failed(library, e);
                }
            }
        }
    }

    private @Nullable Library libraryOf(Class<?> type) {
        String className = type.getName().replace('.', '/');
        for (var library : Instrumentations.LIBRARIES) {
            String name = nameIn(library, type.getClassLoader(), className);
            if (name != null && instrumentation(library).classNames().contains(name)) {
                return library;
            }
        }
        return null;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (className == null) {
            return null;
        }
        byte[] patched = null;
        for (var library : Instrumentations.LIBRARIES) {
            String name = nameIn(library, loader, className);
            if (name != null) {
                byte[] result = transform(library, name, loader, className, patched == null ? classFile : patched);
                patched = result == null ? patched : result;
            }
        }
        return patched;
    }

    private byte @Nullable [] transform(
            Library library, String name, @Nullable ClassLoader loader, String className, byte[] classFile) {
        try {
            var instrumentation = instrumentation(library);
            if (!instrumentation.classNames().contains(name)) {
                return null;
            }
            String prefix = className.substring(0, className.length() - name.length());
            byte[] patched = ClassPatch.apply(className, instrumentation.insertions(name, prefix), classFile, loader);
            outcomes.putIfAbsent(library.name(), "");
            return patched;
        } catch (Throwable t) {
            failed(library, t);
            return null;
        }
    }

    private void failed(Library library, Throwable reason) {
        failed.add(library);
        String previous = outcomes.put(library.name(), String.valueOf(reason.getMessage()));
        if (previous == null || previous.isEmpty()) {
            onFailure.failed(library.name(), library.kind() == Library.Kind.TRANSPORT, reason);
        }
    }

    /**
     * Whether the libraries of a class and of its superclasses are fully instrumented so far: none of their loaded classes
     * had to be left unchanged.
     */
    @Override
    public boolean test(Class<?> type) {
        if (failed.isEmpty()) {
            return true;
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            String className = each.getName().replace('.', '/');
            for (var library : failed) {
                if (library.nameOf(className) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    private static @Nullable String nameIn(Library library, @Nullable ClassLoader loader, String className) {
        return library.isOfTheJdk() && loader != null && loader != PLATFORM ? null : library.nameOf(className);
    }

    private Instrumentation instrumentation(Library library) {
        var instrumentation = instrumentations.get(library.name());
        if (instrumentation == null) {
            instrumentation = Instrumentations.create(library.name());
            instrumentations.put(library.name(), instrumentation);
        }
        return instrumentation;
    }

    /**
     * Returns the state of each instrumentation by name: {@code on}, {@code idle} (none of its classes was loaded) or
     * {@code failed: reason}.
     */
    public Map<String, String> coverage() {
        var coverage = new LinkedHashMap<String, String>();
        for (var library : Instrumentations.LIBRARIES) {
            String outcome = outcomes.get(library.name());
            coverage.put(library.name(), outcome == null ? "idle" : outcome.isEmpty() ? "on" : "failed: " + outcome);
        }
        return coverage;
    }
}
