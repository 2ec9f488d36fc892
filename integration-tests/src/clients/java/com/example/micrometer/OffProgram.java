// SPDX-License-Identifier: Apache-2.0
package com.example.micrometer;

import com.example.Lifeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the meters of a registry when the agent has had time to publish its own: when it has written its report several times. */
public final class OffProgram {

    private static final int TIMES = 3;

    private OffProgram() {}

    /** @param arguments the report, which the agent is to write each second */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var registry = new SimpleMeterRegistry();
        Meters.addTo(registry);
        Connections.make();
        for (int i = 0; i < TIMES; i++) {
            waitForAndDelete(Path.of(arguments[0]));
        }
        Meters.print(registry);
    }

    private static void waitForAndDelete(Path file) throws IOException, InterruptedException {
        while (!Files.deleteIfExists(file)) {
            Thread.sleep(10);
        }
    }
}
