// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of Java with all examples that a page has for one client.
 *
 * <p>Each example is a class of its own that extends the surroundings, and stands on the lines where the page has it:
 * what the compiler says of a line of this file is true of that line of the page.
 */
final class ExampleSource {

    /** The class that the others extend. */
    static final String ANYWHERE = "Anywhere";

    private final String surroundings;
    private final String[] lines;

    /** @param surroundings the name of a class of {@code src/examples}, whose imports the examples have too */
    private ExampleSource(String surroundings, List<Example> examples) {
        this.surroundings = surroundings;
        int length = examples.stream().mapToInt(ExampleSource::end).max().orElseThrow();
        lines = new String[length];
        Arrays.fill(lines, "");
        lines[0] = imports();
        examples.forEach(this::add);
    }

    /** Writes a file for each page, and returns their paths. */
    static List<Path> write(String surroundings, List<Example> examples, Path folder) {
        var byRule = examples.stream().collect(Collectors.groupingBy(Example::rule));
        return byRule.entrySet().stream()
                .map(each -> new ExampleSource(surroundings, each.getValue())
                        .write(folder.resolve(surroundings), each.getKey()))
                .toList();
    }

    static Path file(String surroundings) {
        return Path.of(Objects.requireNonNull(System.getProperty("churnscope.it.examples")), surroundings + ".java");
    }

    private Path write(Path folder, String rule) {
        try {
            return Files.write(Files.createDirectories(folder).resolve(rule + ".java"), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String imports() {
        return Stream.of(ANYWHERE, surroundings)
                .flatMap(each -> lines(file(each)).stream())
                .filter(line -> line.startsWith("import "))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** The lines before and after the example's own are those of its fences. */
    private void add(Example example) {
        var code = example.code();
        var shape = Shape.of(code);
        int first = example.line() - 1;
        for (int i = 0; i < code.size(); i++) {
            lines[first + i] = code.get(i);
        }
        lines[first - 1] += "class %s_%s_%d extends %1$s { %s"
                .formatted(surroundings, example.rule().replace('-', '_'), example.line(), shape.before());
        lines[end(example) - 1] += shape.after() + '}';
        if (shape.declarations() < code.size()) {
            // What stands in an if may, and need not, return.
            lines[first + shape.declarations()] =
                    "Object example() throws Exception { if (this != null) { " + lines[first + shape.declarations()];
            lines[end(example) - 1] = "} return null; } " + lines[end(example) - 1];
        }
    }

    /** Returns the number of the line after its last. */
    private static int end(Example example) {
        return example.line() + example.code().size();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
