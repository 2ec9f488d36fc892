// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import com.example.Scenarios;
import dev.churnscope.it.AgentJar;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.Scratch;
import dev.churnscope.it.SourceLines;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of {@code src/clients}, compiled against the libraries that it is about to run with.
 *
 * @param classPath the program, those libraries, and what the programs share
 */
record CompiledProgram(String mainClass, String classPath) {

    private static final Map<List<String>, CompiledProgram> COMPILED = new ConcurrentHashMap<>();

    private static final int OLDEST_JDK = 17;

    private static final String SHARED = folderOf(Scenarios.class);

    /** For a program that is run by a server's JVM, which is that of the tests. */
    static CompiledProgram of(String mainClass, List<String> coordinates) {
        return of(mainClass, coordinates, OLDEST_JDK);
    }

    /** @param jdk the oldest that the libraries can be run with */
    static CompiledProgram of(String mainClass, List<String> coordinates, int jdk) {
        return of(mainClass, coordinates, "", jdk);
    }

    /** For a program that is written against the agent's jar, too. */
    static CompiledProgram withAgent(String mainClass, List<String> coordinates) {
        return of(mainClass, coordinates, AgentJar.path().toString(), OLDEST_JDK);
    }

    private static CompiledProgram of(String mainClass, List<String> coordinates, String jar, int jdk) {
        var key = Stream.concat(Stream.of(mainClass, jar), coordinates.stream()).toList();
        return COMPILED.computeIfAbsent(key, any -> compile(mainClass, coordinates, jar, jdk));
    }

    private static CompiledProgram compile(String mainClass, List<String> coordinates, String jar, int jdk) {
        var classes = Scratch.folder("classes");
        String libraries = join(ClassPaths.of(coordinates), jar, SHARED);
        var output = new StringWriter();
        var arguments = List.of(
                "-g",
                "--release",
                Integer.toString(jdk),
                "-proc:none",
                "-nowarn",
                "-Xlint:none",
                "-implicit:class",
                "-d",
                classes.toString(),
                "-cp",
                libraries,
                "-sourcepath",
                Objects.requireNonNull(System.getProperty("churnscope.it.programs")),
                SourceLines.file(mainClass).toString());
        if (!(jdk <= Jdk.current().feature() ? compileHere(arguments, output) : compileBy(jdk, arguments, output))) {
            throw new AssertionError(mainClass + " does not compile against " + coordinates + ":\n" + output);
        }
        return new CompiledProgram(mainClass, join(classes.toString(), libraries));
    }

    /** By the compiler of this JVM, which is warm. */
    private static boolean compileHere(List<String> arguments, StringWriter output) {
        var javac = ToolProvider.findFirst("javac").orElseThrow();
        var writer = new PrintWriter(output);
        return javac.run(writer, writer, arguments.toArray(String[]::new)) == 0;
    }

    /** By that of a JDK which can read what the libraries were compiled for. */
    private static boolean compileBy(int jdk, List<String> arguments, StringWriter output) {
        var able = Jdk.all().stream()
                .filter(each -> each.feature() >= jdk)
                .findFirst()
                .orElseThrow();
        var command =
                Stream.concat(Stream.of(able.tool("javac")), arguments.stream()).toList();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.inputReader().transferTo(output);
            return process.waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String folderOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String join(String... paths) {
        return Stream.of(paths).filter(path -> !path.isEmpty()).collect(Collectors.joining(File.pathSeparator));
    }
}
