// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands of the packaged jar. */
final class CommandLine {

    private CommandLine() {}

    /** Runs a command to its end. */
    static ChildProcess.Output run(Jdk jdk, String... arguments) {
        var command = new ArrayList<>(List.of(
                jdk.tool("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                AgentJar.path().toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, Map.of(), Scratch.folder("command"), process -> {});
    }
}
