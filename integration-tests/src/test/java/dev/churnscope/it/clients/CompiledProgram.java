// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import com.example.Scenarios;
import dev.churnscope.it.AgentJar;
import dev.churnscope.it.Javac;
import dev.churnscope.it.Scratch;
import dev.churnscope.it.SourceLines;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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
        var arguments = List.of(
                "-g",
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
        String errors = Javac.run(jdk, arguments);
        if (!errors.isEmpty()) {
            throw new AssertionError(mainClass + " does not compile against " + coordinates + ":\n" + errors);
        }
        return new CompiledProgram(mainClass, join(classes.toString(), libraries));
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
