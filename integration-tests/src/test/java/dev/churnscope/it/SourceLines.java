// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds lines of the programs under test by the comments that mark them. */
public final class SourceLines {

    /** A line of code that ends in one word. */
    private static final Pattern SCENARIO = Pattern.compile("\\s*[^\\s/].* // ([a-z]\\w*)");

    private SourceLines() {}

    /** Returns the number of the one line of a class's source that ends in {@code // marker}. */
    public static int line(Class<?> type, String marker) {
        return line(type.getName(), marker);
    }

    /** Returns the number of the one line of a class's source that ends in {@code // marker}. */
    public static int line(String className, String marker) {
        var lines = lines(className);
        var found = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).endsWith("// " + marker))
                .toArray();
        if (found.length != 1) {
            throw new AssertionError(found.length + " lines of " + className + " are marked " + marker);
        }
        return found[0] + 1;
    }

    /** Returns the lines that are marked by the name of a scenario, one word, in the order of the source. */
    public static Map<String, Integer> scenarios(String className) {
        var scenarios = new LinkedHashMap<String, Integer>();
        for (String line : lines(className)) {
            var matcher = SCENARIO.matcher(line);
            if (matcher.matches()) {
                scenarios.put(matcher.group(1), line(className, matcher.group(1)));
            }
        }
        return scenarios;
    }

    /** Returns the source of a class, of the tests or of those that the tests compile. */
    public static Path file(String className) {
        String name = className.replace('.', '/') + ".java";
        return Stream.of("churnscope.it.sources", "churnscope.it.programs")
                .map(property -> Path.of(Objects.requireNonNull(System.getProperty(property), property), name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no source of " + className));
    }

    private static List<String> lines(String className) {
        return AgentRun.read(file(className)).lines().toList();
    }
}
