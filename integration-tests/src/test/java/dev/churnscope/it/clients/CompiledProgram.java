// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import com.example.Scenarios;
import dev.churnscope.it.Scratch;
import dev.churnscope.it.SourceLines;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A program of {@code src/clients}, compiled against the libraries that it is about to run with.
 *
 * @param classPath the program, those libraries, and what the programs share
 */
record CompiledProgram(String mainClass, String classPath) {

    private static final Map<List<String>, CompiledProgram> COMPILED = new ConcurrentHashMap<>();

    private static final String SHARED = folderOf(Scenarios.class);

    static CompiledProgram of(String mainClass, List<String> coordinates) {
        var key = Stream.concat(Stream.of(mainClass), coordinates.stream()).toList();
        return COMPILED.computeIfAbsent(key, any -> compile(mainClass, coordinates));
    }

    private static CompiledProgram compile(String mainClass, List<String> coordinates) {
        var classes = Scratch.folder("classes");
        String libraries = join(ClassPaths.of(coordinates), SHARED);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var output = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-g",
                    "--release",
                    "17",
                    "-proc:none",
                    "-nowarn",
                    "-Xlint:none",
                    "-implicit:class",
                    "-d",
                    classes.toString(),
                    "-cp",
                    libraries,
                    "-sourcepath",
                    Objects.requireNonNull(System.getProperty("churnscope.it.programs")));
            var sources = files.getJavaFileObjects(SourceLines.file(mainClass));
            if (!compiler.getTask(output, files, null, options, null, sources).call()) {
                throw new AssertionError(mainClass + " does not compile against " + coordinates + ":\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
