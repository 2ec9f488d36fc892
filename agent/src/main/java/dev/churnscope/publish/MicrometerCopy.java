// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import dev.churnscope.metrics.Meter;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jdk.internal.misc.Unsafe;

/**
 * One application's copy of Micrometer, and the state of publishing the agent's meters there. Not thread-safe.
 *
 * <p>This object does not prevent the application from being unloaded: the bridge is held by the class {@code Metrics}
 * itself, as a {@link ClassValue}, and looked up there each time.
 *
 * <p>Meters that the application removes are not added again.
 */
final class MicrometerCopy {

    /**
     * The number of checks whether the application has registered a meter of its own, before the agent registers the first
     * one. Micrometer warns of a filter that is added after the first meter, so the agent's must not be the first while the
     * application may still be adding filters.
     */
    private static final int MAX_CHECKS = 10;

    private static final ClassValue<ApplicationRegistry> BRIDGES = new ClassValue<>() {
        @Override
        protected ApplicationRegistry computeValue(Class<?> metrics) {
            try {
                return BridgeLoader.bridgeTo(metrics);
            } catch (ReflectiveOperationException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private final WeakReference<Class<?>> metrics;

    /** Whether a meter is published; not if the application has one of the same name. */
    private final Map<Meter, Boolean> isPublished = new EnumMap<>(Meter.class);

    private int checks;
    private int added;
    private boolean isConfigured;
    private boolean hasFailed;

    /** @param metrics its class {@code Metrics}, which need not be initialized yet */
    MicrometerCopy(Class<?> metrics) {
        this.metrics = new WeakReference<>(metrics);
    }

    boolean isOf(Class<?> type) {
        return metrics.get() == type;
    }

    /** Whether it was unloaded, or cannot be used. */
    boolean isGone() {
        return hasFailed || metrics.get() == null;
    }

    /** Whether meters can be published by now, and a registry would export them. */
    boolean isReady(Consumer<String> log) {
        return withRegistry(registry -> registry.isRead() && isConfigured(registry), log);
    }

    /** Adds the meters that are new. Those added before are left to the application, which may remove them. */
    void publish(List<PublishedMeter> meters, Consumer<String> log) {
        withRegistry(
                registry -> {
                    for (; added < meters.size(); added++) {
                        add(meters.get(added), registry, log);
                    }
                    return true;
                },
                log);
    }

    private boolean isConfigured(ApplicationRegistry registry) {
        isConfigured = isConfigured || registry.hasMeters() || ++checks > MAX_CHECKS;
        return isConfigured;
    }

    private void add(PublishedMeter published, ApplicationRegistry registry, Consumer<String> log) {
        var meter = published.meter();
        if (!isPublished.computeIfAbsent(meter, any -> isFree(meter, registry, log))) {
            return;
        }
        try {
            published.addTo(registry);
        } catch (RuntimeException e) {
            isPublished.put(meter, false);
            log.accept("could not publish all of " + meter.id() + " on the application's Micrometer registry ("
                    + e.getMessage() + "); the application is not affected, and reports have all that is counted");
        }
    }

    /** Two meters of one name with different tags are an error in some registries, which then log warnings. */
    private static boolean isFree(Meter meter, ApplicationRegistry registry, Consumer<String> log) {
        if (!registry.has(meter.id())) {
            return true;
        }
        log.accept("does not publish " + meter.id()
                + " on the application's Micrometer registry, which has a meter of that name already");
        return false;
    }

    /** Returns the result of an operation on the registry, or false if the registry cannot be used. */
    private boolean withRegistry(Predicate<ApplicationRegistry> operation, Consumer<String> log) {
        var type = metrics.get();
        // Initializing the class would initialize the application's logging, possibly before the application has
        // configured it.
        if (type == null || hasFailed || Unsafe.getUnsafe().shouldBeInitialized(type)) {
            return false;
        }
        var thread = Thread.currentThread();
        var previous = thread.getContextClassLoader();
        // Micrometer must find the same resources as on a thread of the application.
        thread.setContextClassLoader(type.getClassLoader());
        try {
            return operation.test(BRIDGES.get(type));
        } catch (RuntimeException | LinkageError e) {
            hasFailed = true;
            log.accept("could not publish its meters on the application's Micrometer registry (" + e
                    + "); the application is not affected, and metrics=off turns this off");
            return false;
        } finally {
            thread.setContextClassLoader(previous);
        }
    }
}
