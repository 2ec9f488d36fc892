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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of each row, as a table. */
public final class Results {

    private static final List<String> TITLES = List.of(
            "library",
            "version",
            "transport",
            "JDK",
            "connections",
            "call site",
            "label",
            "requests",
            "reuse",
            "result");

    private final Map<Row, Verdict> verdicts = new ConcurrentHashMap<>();

    /** Judges a row, and notes it; fails where anything is wrong, and says all of it. */
    public void judge(Row row, Function<Row, Verdict> run) {
        Verdict verdict;
        try {
            verdict = run.apply(row);
        } catch (RuntimeException | AssertionError e) {
            verdicts.put(row, Verdict.failed(e));
            throw e;
        }
        verdicts.put(row, verdict);
        if (!verdict.problems().isEmpty()) {
            var failure = new AssertionError(row + "\n  " + String.join("\n  ", verdict.problems()));
            // Where the row was judged is the same for all; the lines that matter are in the message.
            failure.setStackTrace(new StackTraceElement[0]);
            throw failure;
        }
    }

    /** Prints the table, and writes it with the problems of each row as Markdown. */
    public void write(String file, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var lines = new ArrayList<List<String>>();
        lines.add(TITLES);
        rows.stream().filter(verdicts::containsKey).map(this::cells).forEach(lines::add);
        String table = MarkdownTable.of(lines);
        System.out.println("\n" + table);
        String problems = rows.stream()
                .filter(row -> verdicts.containsKey(row)
                        && !verdicts.get(row).problems().isEmpty())
                .map(row -> "\n" + row + "\n\n```\n"
                        + String.join("\n", verdicts.get(row).problems()) + "\n```\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(Path.of(System.getProperty("churnscope.it.results"), file), table + problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> cells(Row row) {
        var verdict = verdicts.get(row);
        int problems = verdict.problems().size();
        return List.of(
                row.library().toString(),
                row.version().toString(),
                row.transport().toString(),
                Integer.toString(row.jdk().feature()),
                verdict.opened() + "/" + verdict.accepted(),
                verdict.placed() + "/" + verdict.accepted(),
                verdict.labels(),
                orDash(verdict.requests()) + "/" + orDash(verdict.served()),
                verdict.reuseRatio() == null ? "-" : String.format(Locale.ROOT, "%.3f", verdict.reuseRatio()),
                problems == 0 ? "ok" : problems == 1 ? "1 problem" : problems + " problems");
    }

    private static String orDash(Long number) {
        return number == null ? "-" : number.toString();
    }
}
