// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of metrics, as a test looks at it. Whether it is well-formed, Prometheus' own tool says. */
record MetricsPage(String text, Map<Series, Double> values, Map<String, String> types) {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? ([0-9.eE+-]+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"([^\"\\\\]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE ([a-z_]+) ([a-z]+)$");

    /** One time series. */
    record Series(String name, Map<String, String> labels) {

        String label(String name) {
            return labels.get(name);
        }
    }

    static MetricsPage of(String text) {
        var values = new LinkedHashMap<Series, Double>();
        SAMPLE.matcher(text).results().forEach(sample -> {
            var labels = sample.group(2) == null
                    ? Map.<String, String>of()
                    : LABEL.matcher(sample.group(2))
                            .results()
                            .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
            assertThat(values.put(new Series(sample.group(1), labels), Double.valueOf(sample.group(3))))
                    .as(sample.group())
                    .isNull();
        });
        assertThat(values).hasSize((int)
                text.lines().filter(line -> !line.startsWith("#")).count());
        var types = TYPE.matcher(text).results().collect(Collectors.toMap(type -> type.group(1), MetricsPage::second));
        return new MetricsPage(text, values, types);
    }

    private static String second(MatchResult type) {
        return type.group(2);
    }

    /** Holds the page against the parser of Prometheus, and its rules for names. */
    void check() {
        var folder = Scratch.folder("metrics");
        var page = folder.resolve("page");
        var said = folder.resolve("said");
        try {
            Files.writeString(page, text);
            var promtool = new ProcessBuilder("promtool", "check", "metrics")
                    .redirectInput(page.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int exit = promtool.waitFor();
            assertThat(Files.readString(said)).isEmpty();
            assertThat(exit).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the sum of a meter over some of its series. */
    double sum(String name, Predicate<Series> which) {
        return values.entrySet().stream()
                .filter(value -> value.getKey().name().equals(name) && which.test(value.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Returns the values of a label, over all series of a meter. */
    List<String> labels(String name, String label) {
        return values.keySet().stream()
                .filter(series -> series.name().equals(name))
                .map(series -> series.label(label))
                .distinct()
                .toList();
    }

    Set<String> names() {
        return new TreeSet<>(types.keySet());
    }

    /** Holds each series of a counter or timer of an earlier page against this one. */
    void checkNothingFellSince(MetricsPage earlier) {
        earlier.values().forEach((series, before) -> {
            String family = series.name().replaceAll("_seconds_(count|sum)$", "_seconds");
            if (!types.getOrDefault(family, "").equals("gauge")) {
                assertThat(values).containsKey(series);
                assertThat(values.get(series)).as(series.toString()).isGreaterThanOrEqualTo(before);
            }
        });
    }
}
