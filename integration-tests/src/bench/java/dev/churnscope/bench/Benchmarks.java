// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a benchmark by its name. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * @param arguments {@code hooks}, {@code process}, {@code requests} or {@code recording}; the agent's jar; {@code quick} for a run that
     *     only shows that it works; the clients whose requests to measure, if not all
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || !Files.isRegularFile(Path.of(arguments[1]))) {
            throw new IllegalArgumentException("expects hooks, process, requests or recording, and the agent's jar");
        }
        var agent = Path.of(arguments[1]).toAbsolutePath();
        boolean quick = arguments.length > 2 && arguments[2].equals("quick");
        switch (arguments[0]) {
            case "hooks" -> HookCostTable.print(agent, quick);
            case "process" -> ChurnCost.print(agent, quick);
            case "requests" -> RequestCostTable.print(agent, quick, arguments.length > 3 ? arguments[3] : "");
            case "recording" -> RecordingCost.print(agent, quick);
            default ->
                throw new IllegalArgumentException(
                        "no benchmark " + arguments[0] + ": hooks, process, requests or recording");
        }
    }
}
