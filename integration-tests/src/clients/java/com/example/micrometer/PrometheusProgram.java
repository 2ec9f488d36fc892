// SPDX-License-Identifier: Apache-2.0
package com.example.micrometer;

import com.example.Lifeline;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Prometheus, by its newer client. */
public final class PrometheusProgram {

    private PrometheusProgram() {}

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
