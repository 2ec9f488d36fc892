// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.micrometer;

import dev.churnscope.publish.ApplicationRegistry;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The {@link Metrics#globalRegistry} of the application's Micrometer, as seen by the parent of this class's loader.
 *
 * <p>The only class of the agent that refers to Micrometer; it uses nothing that is newer than Micrometer 1.9.
 */
public final class GlobalRegistry implements ApplicationRegistry {

    /** Called by the agent by reflection. */
    public GlobalRegistry() {}

    @Override
    public boolean isRead() {
        return !Metrics.globalRegistry.getRegistries().isEmpty();
    }

    @Override
    public boolean hasMeters() {
        return !Metrics.globalRegistry.getMeters().isEmpty();
    }

    @Override
    public boolean has(String name) {
        return Metrics.globalRegistry.find(name).meter() != null
                || Metrics.globalRegistry.getRegistries().stream()
                        .anyMatch(registry -> registry.find(name).meter() != null);
    }

    @Override
    public void addCounter(String name, String description, String[] tags, DoubleSupplier value) {
        FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tags(tags)
                .register(Metrics.globalRegistry);
    }

    @Override
    public void addGauge(String name, String description, String[] tags, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tags(tags)
                .register(Metrics.globalRegistry);
    }

    @Override
    public void addTimer(String name, String description, String[] tags, LongSupplier count, DoubleSupplier seconds) {
        FunctionTimer.builder(name, count, LongSupplier::getAsLong, any -> seconds.getAsDouble(), TimeUnit.SECONDS)
                .description(description)
                .tags(tags)
                .register(Metrics.globalRegistry);
    }
}
