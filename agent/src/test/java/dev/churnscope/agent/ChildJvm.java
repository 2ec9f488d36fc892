// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Runs a main class of the tests in a separate JVM, for settings that a test cannot change in its own. */
final class ChildJvm {

    private ChildJvm() {}

    /** Returns the lines that the main class wrote to stdout and to stderr. */
    static List<String> run(Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(locationOf(main)
                + File.pathSeparator
                + locationOf(Agent.class)
                + File.pathSeparator
                + locationOf(LoggerFactory.class));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("CHURNSCOPE"));
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var output = process.inputReader(Charset.defaultCharset())) {
            return output.lines().toList();
        } finally {
            process.waitFor();
        }
    }

    private static String locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
