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
 * Detects when an application loads Micrometer, and changes no class. While the JVM loads a class, only its loader is
 * recorded.
 *
 * <p>There may be several copies, such as one in each web application of a server. Relocated copies inside libraries are
 * ignored.
 */
final class MicrometerDetector implements ClassFileTransformer {

    /**
     * The class that holds the global registry. Named only here, since this class is excluded from the jar's relocation;
     * see its pom.
     */
    private static final String METRICS = "io.micrometer.core.instrument.Metrics";

    private static final String INTERNAL_NAME = METRICS.replace('.', '/');

    private final Queue<WeakReference<ClassLoader>> loaders = new ConcurrentLinkedQueue<>();

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null && redefined == null && INTERNAL_NAME.equals(className)) {
            loaders.add(new WeakReference<>(loader));
        }
        return null;
    }

    /**
     * Returns the class {@code Metrics} of each loader recorded since the last call that was not unloaded. The classes need
     * not be initialized yet.
     */
    List<Class<?>> newCopies() {
        var copies = new ArrayList<Class<?>>();
        for (var reference = loaders.poll(); reference != null; reference = loaders.poll()) {
            var loader = reference.get();
            if (loader != null) {
                metricsOf(loader).ifPresent(copies::add);
            }
        }
        return copies;
    }

    private static Optional<Class<?>> metricsOf(ClassLoader loader) {
        try {
            var type = Class.forName(METRICS, false, loader);
            return Optional.<Class<?>>of(type).filter(found -> found.getClassLoader() == loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // The loader failed to define it, and the application got the error.
            return Optional.empty();
        }
    }

    /** Whether a class is an application's {@code Metrics}. */
    static boolean isMetrics(Class<?> type) {
        return type.getName().equals(METRICS) && type.getClassLoader() != null;
    }
}
