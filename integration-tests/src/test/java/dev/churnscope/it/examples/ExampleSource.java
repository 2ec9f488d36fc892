// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of Java with all examples that a page has for one client.
 *
 * <p>Each example is a class of its own that extends the surroundings, and stands on the lines where the page has it:
 * what the compiler says of a line of this file is true of that line of the page.
 */
final class ExampleSource {

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(//.*)?$");

    private final String surroundings;
    private final String[] lines;

    /** @param surroundings the name of a class of {@code src/examples}, whose imports the examples have too */
    private ExampleSource(String surroundings, List<Example> examples) {
        this.surroundings = surroundings;
        int length = examples.stream().mapToInt(each -> end(each)).max().orElseThrow();
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
        try {
            return Files.readAllLines(file(surroundings)).stream()
                    .filter(line -> line.startsWith("import "))
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines before and after the example's own are those of its fences. */
    private void add(Example example) {
        var code = example.code();
        int first = example.line() - 1;
        int members = isMethod(code) ? code.size() : fields(code);
        for (int i = 0; i < code.size(); i++) {
            lines[first + i] = code.get(i);
        }
        lines[first - 1] += "class %s_%s_%d extends %1$s { "
                .formatted(surroundings, example.rule().replace('-', '_'), first + 1);
        lines[first - 1] += isMethod(code) ? "@Override" : "";
        if (members == code.size()) {
            lines[end(example) - 1] += "}";
        } else {
            // What stands in an if may, and need not, return.
            String start = "Object example() throws Exception { if (this != null) {";
            lines[first + members] = start + ' ' + lines[first + members];
            lines[end(example) - 1] += "} return null; } }";
        }
    }

    private static int end(Example example) {
        return example.line() + example.code().size();
    }

    private static boolean isMethod(List<String> code) {
        return code.get(0).startsWith("public ");
    }

    /** Returns how many lines are declarations of fields, which stand before any statement. */
    private static int fields(List<String> code) {
        int fields = 0;
        for (int i = 0; i < code.size(); i++) {
            boolean begins = code.get(i).startsWith("private ") || code.get(i).startsWith("@");
            if (fields == i && !begins) {
                return fields;
            }
            if (END_OF_STATEMENT.matcher(code.get(i)).find()) {
                fields = i + 1;
            }
        }
        return fields;
    }
}
