// SPDX-License-Identifier: Apache-2.0
package com.example.micrometer;

import com.example.Lifeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The registry that is in Micrometer itself. */
public final class SimpleRegistryProgram {

    private SimpleRegistryProgram() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var registry = new SimpleMeterRegistry();
        Meters.addTo(registry);
        Connections.make();
        Connections.waitForMetersOn(registry);
        Meters.print(registry);
    }
}
