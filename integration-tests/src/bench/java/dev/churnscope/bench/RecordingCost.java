// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the agent's events cost while JDK Flight Recorder records them: the same work in one JVM, a slice with a recording of
 * nothing but these events and a slice without, in turn. A recording that wants none of them shows how far to trust the figures.
 */
final class RecordingCost {

    private RecordingCost() {}

    static void print(Path jar, boolean quick) throws IOException {
        System.out.println("| JDK | frames above | recorded | CPU with / without recording | CPU added, µs |");
        System.out.println("|---|---|---|---|---|");
        for (var jdk : Jdk.all()) {
            for (String events : List.of("enabled", "disabled")) {
                var options = List.of("-javaagent:" + jar + "=summary=off,log=off");
                var arguments = List.of(events, Integer.toString(quick ? 4 : RecordedChurn.PAIRS));
                try (var churn = JavaProcess.start(jdk, options, RecordedChurn.class, arguments)) {
                    for (int i = 0; i < RecordedChurn.DEPTHS.length; i++) {
                        System.out.println("| " + jdk.version() + " | " + churn.readLine());
                    }
                }
            }
        }
    }
}
