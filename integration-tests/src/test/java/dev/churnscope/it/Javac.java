// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The compiler of a JDK. */
public final class Javac {

    private Javac() {}

    /**
     * Compiles for a JDK.
     *
     * @param jdk the oldest that can read what the class path has
     * @param arguments all others than {@code --release}
     * @return what the compiler says; nothing if it has compiled
     */
    public static String run(int jdk, List<String> arguments) {
        var all = Stream.concat(Stream.of("--release", Integer.toString(jdk)), arguments.stream())
                .toList();
        return jdk <= Jdk.current().feature() ? runHere(all) : runElsewhere(jdk, all);
    }

    /** By the compiler of this JVM, which is warm. */
    private static String runHere(List<String> arguments) {
        var output = new StringWriter();
        var writer = new PrintWriter(output);
        var javac = ToolProvider.findFirst("javac").orElseThrow();
        boolean isCompiled = javac.run(writer, writer, arguments.toArray(String[]::new)) == 0;
        return isCompiled ? "" : output.toString();
    }

    private static String runElsewhere(int jdk, List<String> arguments) {
        var able = Jdk.all().stream()
                .filter(each -> each.feature() >= jdk)
                .findFirst()
                .orElseThrow();
        // It does not run for long enough that optimizing it would pay.
        var javac = Stream.of(able.tool("javac"), "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC");
        var command = Stream.concat(javac, arguments.stream()).toList();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new StringWriter();
            process.inputReader().transferTo(output);
            return process.waitFor() == 0 ? "" : output.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
