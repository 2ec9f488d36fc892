// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import java.lang.instrument.ClassFileTransformer;
import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sees when an application loads Micrometer, and changes nothing. A class loader that has it is noted, and nothing else is done
 * while the JVM loads a class.
 *
 * <p>There may be any number: each web application of a server may bring its own. A copy under another name, which some library
 * has for itself, is not the application's.
 */
final class MicrometerDetector implements ClassFileTransformer {

    /** The class that has the global registry. Named nowhere else: the jar has this class as it was compiled, see its pom. */
    private static final String METRICS = "io.micrometer.core.instrument.Metrics";

    private static final String INTERNAL_NAME = METRICS.replace('.', '/');

    private final Queue<WeakReference<ClassLoader>> noted = new ConcurrentLinkedQueue<>();

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null && redefined == null && INTERNAL_NAME.equals(className)) {
            noted.add(new WeakReference<>(loader));
        }
        return null;
    }

    /** Returns the class of each loader that was noted since the last call and is still there. It need not be initialised yet. */
    List<Class<?>> seen() {
        var seen = new ArrayList<Class<?>>();
        for (var reference = noted.poll(); reference != null; reference = noted.poll()) {
            var loader = reference.get();
            if (loader != null) {
                metricsOf(loader).ifPresent(seen::add);
            }
        }
        return seen;
    }

    private static Optional<Class<?>> metricsOf(ClassLoader loader) {
        try {
            var type = Class.forName(METRICS, false, loader);
            return Optional.<Class<?>>of(type).filter(found -> found.getClassLoader() == loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // The loader has failed to define it, and has told the application.
            return Optional.empty();
        }
    }

    /** Whether it is such a class. */
    static boolean isMetrics(Class<?> type) {
        return type.getName().equals(METRICS) && type.getClassLoader() != null;
    }
}
