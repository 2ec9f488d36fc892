// SPDX-License-Identifier: Apache-2.0
package com.example.micrometer;

import com.example.Lifeline;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;

/** Prometheus, by its older client. */
public final class PrometheusSimpleclientProgram {

    private PrometheusSimpleclientProgram() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters.addTo(registry);
        Connections.make();
        Connections.waitForMetersOn(registry);
        Meters.print(registry);
        System.out.println(registry.scrape());
    }
}
