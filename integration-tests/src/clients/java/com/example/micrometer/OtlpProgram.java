// SPDX-License-Identifier: Apache-2.0
package com.example.micrometer;

import com.example.Lifeline;
import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.time.Duration;

/** OTLP, each second, until it is ended. */
public final class OtlpProgram {

    private OtlpProgram() {}

    /** @param arguments where to send meters to */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var registry = new OtlpMeterRegistry(new EachSecond(arguments[0]), Clock.SYSTEM);
        Meters.addTo(registry);
        Connections.make();
        Thread.sleep(Long.MAX_VALUE);
    }

    private record EachSecond(String url) implements OtlpConfig {

        @Override
        public Duration step() {
            return Duration.ofSeconds(1);
        }

        @Override
        public String get(String key) {
            return null;
        }
    }
}
