// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands of the packaged jar. */
public final class CommandLine {

    private CommandLine() {}

    /** Runs a command to its end. */
    public static ChildProcess.Output run(Jdk jdk, String... arguments) {
        return runBy(List.of(), jdk, AgentJar.path(), arguments);
    }

    /**
     * The same by another command, which is given the whole command line.
     *
     * @param jar a copy of the packaged jar
     */
    static ChildProcess.Output runBy(List<String> starter, Jdk jdk, Path jar, String... arguments) {
        var command = new ArrayList<>(starter);
        command.addAll(
                List.of(jdk.tool("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, Map.of(), Scratch.folder("command"), process -> {});
    }
}
