// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.Arrays;
import java.util.List;

/** A table in Markdown that is easy to read in a terminal, too. */
final class MarkdownTable {

    private MarkdownTable() {}

    /** @param lines the titles first; each has as many cells */
    static String of(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(line ->
                Arrays.setAll(widths, i -> Math.max(widths[i], line.get(i).length())));
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            append(text, lines.get(i), widths);
            if (i == 0) {
                append(text, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            text.append("| ")
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - cells.get(i).length() + 1));
        }
        text.append("|\n");
    }
}
