// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a benchmark by its name. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * @param arguments {@code hooks} or {@code process}, the agent's jar, and {@code quick} for a run that only shows that
     *     it works
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || !Files.isRegularFile(Path.of(arguments[1]))) {
            throw new IllegalArgumentException("expects hooks or process, and the agent's jar");
        }
        var agent = Path.of(arguments[1]).toAbsolutePath();
        boolean quick = arguments.length > 2 && arguments[2].equals("quick");
        switch (arguments[0]) {
            case "hooks" -> HookCostTable.print(agent, quick);
            case "process" -> ChurnCost.print(agent, quick);
            default -> throw new IllegalArgumentException("no benchmark " + arguments[0] + ": hooks or process");
        }
    }
}
