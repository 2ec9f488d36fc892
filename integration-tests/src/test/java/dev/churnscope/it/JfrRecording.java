// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The agent's events in a recording, as the JDK reads them. */
record JfrRecording(List<RecordedEvent> events) {

    static JfrRecording read(Path file) {
        try {
            return new JfrRecording(RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith("dev.churnscope."))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<RecordedEvent> opened() {
        return named("ConnectionOpened");
    }

    List<RecordedEvent> closed() {
        return named("ConnectionClosed");
    }

    List<RecordedEvent> failed() {
        return named("ConnectFailed");
    }

    List<RecordedEvent> findings() {
        return named("Finding");
    }

    private List<RecordedEvent> named(String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("dev.churnscope." + name))
                .toList();
    }

    /** Holds the events against the report of the same run. */
    void checkAgainst(Report report) {
        for (var site : report.sites()) {
            Predicate<RecordedEvent> isOfSite = event -> event.getString("role").equals(site.role())
                    && event.getString("client").equals(site.client())
                    && event.getString("site").equals(nameOf(site.callSite()));
            assertThat(opened().stream().filter(isOfSite))
                    .as("opened by " + site.callSite())
                    .hasSize((int) site.opened());
            assertThat(countBy(failed(), isOfSite, "reason")).isEqualTo(withoutZeros(site.connectFailures()));
            assertThat(countBy(closed(), isOfSite, "kind")).isEqualTo(withoutZeros(site.closes()));
            assertThat(countBy(closed(), isOfSite, "notReused")).isEqualTo(withoutZeros(site.notReused()));
            assertThat(closed().stream()
                            .filter(isOfSite)
                            .mapToLong(event -> event.getInt("requests"))
                            .sum())
                    .isEqualTo(site.requests() == null ? 0 : site.requests());
        }
        assertThat(opened()).hasSize((int) report.totals().opened());
        assertThat(closed()).hasSize((int) report.totals().closed());
        assertThat(failed()).hasSize((int) report.totals().connectFailed());
        assertThat(findings().stream()
                        .filter(event -> event.getString("occasion").equals("chunkEnd"))
                        .map(JfrRecording::findingOf))
                .containsExactlyInAnyOrderElementsOf(
                        report.findings().stream().map(JfrRecording::findingOf).toList());
    }

    private static String nameOf(Report.CallSite callSite) {
        return callSite.className() + "." + callSite.method();
    }

    private static List<Object> findingOf(RecordedEvent event) {
        return List.of(
                event.getString("rule"),
                event.getString("severity"),
                event.getString("site"),
                event.getInt("siteLine"),
                event.getString("title"),
                event.getString("advice"));
    }

    private static List<Object> findingOf(Report.Finding finding) {
        return List.of(
                finding.rule(),
                finding.severity(),
                nameOf(finding.callSite()),
                finding.callSite().line(),
                finding.title(),
                finding.advice());
    }

    private static Map<String, Long> countBy(List<RecordedEvent> events, Predicate<RecordedEvent> which, String field) {
        return events.stream()
                .filter(which)
                .filter(event -> event.getString(field) != null)
                .collect(Collectors.groupingBy(event -> event.getString(field), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> counts) {
        var others = new TreeMap<String, Long>();
        if (counts != null) {
            counts.forEach((name, count) -> {
                if (count > 0) {
                    others.put(name, count);
                }
            });
        }
        return others;
    }

    /** Returns the methods of an event's stack, top first. */
    static List<String> stackOf(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .toList();
    }

    /** Returns the values of a field. */
    static <T> List<T> valuesOf(List<RecordedEvent> events, Function<RecordedEvent, T> field) {
        return events.stream().map(field).toList();
    }
}
