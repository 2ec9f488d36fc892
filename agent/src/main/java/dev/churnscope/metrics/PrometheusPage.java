// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Readings in the text format of Prometheus.
 *
 * <p>Each page has its own registry: so nothing is counted twice, and gauges that no longer exist do not remain.
 */
public final class PrometheusPage {

    private PrometheusPage() {}

    /** Returns the page, of the content type {@code text/plain; version=0.0.4; charset=utf-8}. */
    public static String of(List<Reading> readings) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try {
            readings.forEach(reading -> register(reading, registry));
            String page = registry.scrape();
            // The registry holds them weakly.
            Reference.reachabilityFence(readings);
            return page;
        } finally {
            registry.close();
        }
    }

    private static void register(Reading reading, MeterRegistry registry) {
        var meter = reading.meter();
        var tags = Tags.of(reading.pairs().toArray(String[]::new));
        switch (meter.type()) {
            case COUNTER ->
                FunctionCounter.builder(meter.id(), reading, Reading::value)
                        .description(meter.description())
                        .tags(tags)
                        .register(registry);
            case GAUGE ->
                Gauge.builder(meter.id(), reading, Reading::value)
                        .description(meter.description())
                        .tags(tags)
                        .register(registry);
            case TIMER ->
                FunctionTimer.builder(meter.id(), reading, Reading::count, Reading::value, TimeUnit.SECONDS)
                        .description(meter.description())
                        .tags(tags)
                        .register(registry);
        }
    }
}
