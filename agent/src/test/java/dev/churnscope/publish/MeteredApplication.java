// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;

/** An application with meters, to be loaded by a separate class loader and controlled through types of the JDK. */
public final class MeteredApplication implements Consumer<String>, ToDoubleFunction<String> {

    @Override
    public void accept(String what) {
        switch (what) {
            case "load" -> Metrics.globalRegistry.getMeters();
            case "add a registry" -> Metrics.addRegistry(new SimpleMeterRegistry());
            case "count orders" -> Metrics.counter("orders").increment();
            case "count requests" ->
                Metrics.counter("churnscope.requests", "own", "tag").increment();
            case "clear" -> Metrics.globalRegistry.clear();
            default -> throw new IllegalArgumentException(what);
        }
    }

    /** Returns the sum of the values of all meters of a name, or NaN if there is none. */
    @Override
    public double applyAsDouble(String name) {
        return Metrics.globalRegistry.find(name).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(measurement -> measurement.getValue())
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }
}
