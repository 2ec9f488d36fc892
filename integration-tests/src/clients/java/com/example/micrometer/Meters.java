// SPDX-License-Identifier: Apache-2.0
package com.example.micrometer;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What a program does with meters: some of its own, on Micrometer's global registry, and a look at all that there are. */
final class Meters {

    private static final long LIMIT_NANOS = 60_000_000_000L;

    private Meters() {}

    /** Adds a registry as applications do, and meters of their own. */
    static void addTo(MeterRegistry registry) {
        Metrics.addRegistry(registry);
        Metrics.counter("orders", "kind", "new").increment(7);
        Metrics.gauge("queue", 3);
    }

    /** Waits until the meters of a name come to a total. */
    static void waitFor(MeterRegistry registry, String name, Statistic statistic, double total)
            throws InterruptedException {
        long begin = System.nanoTime();
        while (total(registry, name, statistic) != total) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                throw new AssertionError(name + " is " + total(registry, name, statistic) + ", not " + total);
            }
            Thread.sleep(10);
        }
    }

    /** Waits until there are so many meters of a name. */
    static void waitForNumber(MeterRegistry registry, String name, int number) throws InterruptedException {
        long begin = System.nanoTime();
        while (registry.find(name).meters().size() != number) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                throw new AssertionError(name + " is missing");
            }
            Thread.sleep(10);
        }
    }

    private static double total(MeterRegistry registry, String name, Statistic statistic) {
        double total = 0;
        for (var meter : registry.find(name).meters()) {
            for (Measurement each : meter.measure()) {
                total += each.getStatistic() == statistic ? each.getValue() : 0;
            }
        }
        return total;
    }

    /** Prints, after a collection of garbage, a line for each measurement: {@code meter name statistic value key=value ...}. */
    static void print(MeterRegistry registry) {
        System.gc();
        registry.getMeters().stream()
                .sorted(Comparator.comparing(meter -> meter.getId().toString()))
                .forEach(Meters::print);
    }

    private static void print(Meter meter) {
        String tags = meter.getId().getTags().stream().map(Meters::text).collect(Collectors.joining());
        for (Measurement each : meter.measure()) {
            System.out.println(
                    "meter " + meter.getId().getName() + " " + each.getStatistic() + " " + each.getValue() + tags);
        }
    }

    private static String text(Tag tag) {
        return " " + tag.getKey() + "=" + tag.getValue();
    }
}
