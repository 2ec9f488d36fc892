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
 * One application's Micrometer, and how far the agent's meters are published there. For use by one thread.
 *
 * <p>Nothing here keeps it from being unloaded with its application: the bridge to it is kept by the class {@code Metrics} itself,
 * as a value of {@link ClassValue}, and looked up there each time.
 *
 * <p>Meters that the application removes are not added again.
 */
final class MicrometerCopy {

    /**
     * How often it is looked whether an application has a meter of its own in its global registry, before that is taken to have
     * none. Micrometer warns of a filter that is added after the first meter, so the agent's must not be the first while the
     * application may still be adding filters.
     */
    private static final int LOOKS_FOR_METERS = 10;

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

    /** Whether a meter is published: not where the application has one of that name. */
    private final Map<Meter, Boolean> isPublished = new EnumMap<>(Meter.class);

    private int looks;
    private int added;
    private boolean isConfigured;
    private boolean hasFailed;

    /** @param metrics its class of that name, which need not be initialised yet */
    MicrometerCopy(Class<?> metrics) {
        this.metrics = new WeakReference<>(metrics);
    }

    boolean isOf(Class<?> type) {
        return metrics.get() == type;
    }

    /** Whether it is unloaded, or cannot be used. */
    boolean isGone() {
        return hasFailed || metrics.get() == null;
    }

    /** Whether meters can be published here by now, and somebody reads them. */
    boolean isReady(Consumer<String> log) {
        return ask(registry -> registry.isRead() && isConfigured(registry), log);
    }

    /** Adds those meters that are new. What was added before is left to the application, which may remove it. */
    void publish(List<PublishedMeter> meters, Consumer<String> log) {
        ask(
                registry -> {
                    for (; added < meters.size(); added++) {
                        add(meters.get(added), registry, log);
                    }
                    return true;
                },
                log);
    }

    private boolean isConfigured(ApplicationRegistry registry) {
        isConfigured = isConfigured || registry.hasMeters() || ++looks > LOOKS_FOR_METERS;
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

    /** Two meters of one name, with other tags, would be an error to some registries, of which they would warn. */
    private static boolean isFree(Meter meter, ApplicationRegistry registry, Consumer<String> log) {
        if (!registry.has(meter.id())) {
            return true;
        }
        log.accept("does not publish " + meter.id()
                + " on the application's Micrometer registry, which has a meter of that name already");
        return false;
    }

    /** Returns the answer, or false where there is nobody to ask. */
    private boolean ask(Predicate<ApplicationRegistry> question, Consumer<String> log) {
        var type = metrics.get();
        // To initialise it would be to choose the application's logging, before it may have done so itself.
        if (type == null || hasFailed || Unsafe.getUnsafe().shouldBeInitialized(type)) {
            return false;
        }
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        // What Micrometer looks up by the thread, it is to find as on a thread of the application.
        thread.setContextClassLoader(type.getClassLoader());
        try {
            return question.test(BRIDGES.get(type));
        } catch (RuntimeException | LinkageError e) {
            hasFailed = true;
            log.accept("could not publish its meters on the application's Micrometer registry (" + e
                    + "); the application is not affected, metrics=off keeps it from being tried");
            return false;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
