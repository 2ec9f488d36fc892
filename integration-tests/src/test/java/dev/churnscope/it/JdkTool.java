// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of a JDK, such as {@code jcmd}. */
final class JdkTool {

    private JdkTool() {}

    /** Runs it to its end, which must be a good one; returns what it prints. */
    static String run(Jdk jdk, String name, String... arguments) {
        var command = new ArrayList<>(List.of(jdk.tool(name)));
        command.addAll(List.of(arguments));
        var output = ChildProcess.run(command, Map.of(), Scratch.folder(name), process -> {});
        assertThat(output.exitCode()).as(output.stdout() + output.stderr()).isZero();
        return output.stdout();
    }
}
