// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What came of each mistake, as a table; and the advice that was given, to be read. */
public final class MistakeResults {

    private static final List<String> TITLES = List.of(
            "library",
            "version",
            "transport",
            "JDK",
            "mistake",
            "finding",
            "severity",
            "opened",
            "saved",
            "promised",
            "result");

    private final Map<Row, Twins.Judgement> judgements = new ConcurrentHashMap<>();

    /** Judges a row, and notes it; fails where anything is wrong, and says all of it. */
    public void judge(Row row) {
        var judgement = Twins.of(row);
        judgements.put(row, judgement);
        if (!judgement.all().isEmpty()) {
            var failure = new AssertionError(row + "\n  " + String.join("\n  ", judgement.all()));
            // Where the row was judged is the same for all; the lines that matter are in the message.
            failure.setStackTrace(new StackTraceElement[0]);
            throw failure;
        }
    }

    /** Prints the table, and writes it as Markdown with the problems of each row and each advice. */
    public void write(String file, List<Row> rows) {
        if (judgements.isEmpty()) {
            return;
        }
        var judged = rows.stream().filter(judgements::containsKey).toList();
        var lines = new ArrayList<List<String>>();
        lines.add(TITLES);
        judged.forEach(row -> judgements.get(row).outcomes().forEach(outcome -> lines.add(cells(row, outcome))));
        String table = MarkdownTable.of(lines);
        System.out.println("\n" + table);
        try {
            Files.writeString(
                    Path.of(System.getProperty("churnscope.it.results"), file), table + problems(judged) + advice());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(Row row, Twins.Outcome outcome) {
        var finding = outcome.finding();
        int problems = outcome.problems().size();
        return List.of(
                row.library().toString(),
                row.version().toString(),
                row.transport().toString(),
                Integer.toString(row.jdk().feature()),
                outcome.mistake().name(),
                finding == null ? "-" : finding.rule(),
                finding == null ? "-" : finding.severity(),
                Long.toString(outcome.opened()),
                Long.toString(outcome.saved()),
                String.format(Locale.ROOT, "%.1f", outcome.promised()),
                problems == 0 ? "ok" : problems == 1 ? "1 problem" : problems + " problems");
    }

    private String problems(List<Row> rows) {
        return rows.stream()
                .filter(row -> !judgements.get(row).all().isEmpty())
                .map(row -> "\n" + row + "\n\n```\n"
                        + String.join("\n", judgements.get(row).all()) + "\n```\n")
                .collect(Collectors.joining());
    }

    private String advice() {
        var advice = new TreeMap<String, String>();
        judgements.forEach((row, judgement) -> judgement.outcomes().stream()
                .filter(outcome -> outcome.finding() != null)
                .forEach(outcome -> advice.put(
                        "\n### " + outcome.finding().rule() + ": "
                                + row.library().name(),
                        outcome.finding().advice() + "\n<" + outcome.finding().link() + ">")));
        return advice.entrySet().stream()
                .map(each -> each.getKey() + "\n\n```\n" + each.getValue() + "\n```\n")
                .collect(Collectors.joining("", "\n## Advice\n", ""));
    }
}
