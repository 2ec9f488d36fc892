// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;

/** Finds lines of the programs under test by the comments that mark them. */
public final class SourceLines {

    private SourceLines() {}

    /** Returns the number of the one line of a class's source that ends in {@code // marker}. */
    public static int line(Class<?> type, String marker) {
        String root = Objects.requireNonNull(System.getProperty("churnscope.it.sources"));
        var lines = AgentRun.read(Path.of(root, type.getName().replace('.', '/') + ".java"))
                .lines()
                .toList();
        var found = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).endsWith("// " + marker))
                .toArray();
        if (found.length != 1) {
            throw new AssertionError(found.length + " lines of " + type + " are marked " + marker);
        }
        return found[0] + 1;
    }
}
