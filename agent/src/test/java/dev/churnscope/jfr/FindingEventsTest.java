// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import java.io.IOException;
import java.net.ChurnscopeHook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingEventsTest {

    /** The findings that JFR gets at the end of a chunk. Shared by all tests, since JFR calls every hook ever registered. */
    private static Supplier<List<Finding>> atChunkEnd = List::of;

    private static final FindingEvents EVENTS = FindingEvents.begin(() -> atChunkEnd.get());

    @TempDir
    private Path folder;

    @BeforeEach
    void commitsNothingWithoutARecording() {
        EVENTS.commitNew(() -> {
            throw new AssertionError("asked while nothing records");
        });
    }

    @Test
    void aFindingIsCommittedWhenItAppearsAndWhenItsSeverityRises() throws IOException {
        assertThat(recorded(() -> {
                    EVENTS.commitNew(() -> List.of(finding("low", "A")));
                    EVENTS.commitNew(() -> List.of(finding("low", "A")));
                    EVENTS.commitNew(() -> List.of(finding("high", "A"), finding("medium", "B")));
                    EVENTS.commitNew(() -> List.of(finding("medium", "A"), finding("medium", "B")));
                    EVENTS.commitNew(() -> List.of(finding("high", "A")));
                }))
                .containsExactly(
                        "appeared low com.shop.A.fetch",
                        "rose high com.shop.A.fetch",
                        "appeared medium com.shop.B.fetch");
    }

    @Test
    void eachRecordingGetsAllFindings() throws IOException {
        Supplier<List<Finding>> findings = () -> List.of(finding("high", "A"));
        assertThat(recorded(() -> EVENTS.commitNew(findings))).hasSize(1);
        commitsNothingWithoutARecording();
        assertThat(recorded(() -> EVENTS.commitNew(findings))).hasSize(1);
    }

    @Test
    void allCurrentFindingsAreCommittedAtTheEndOfAChunk() throws IOException {
        atChunkEnd = () -> List.of(finding("high", "A"), finding("low", "B"));
        try {
            assertThat(recorded(() -> {}))
                    .containsExactly("chunkEnd high com.shop.A.fetch", "chunkEnd low com.shop.B.fetch");
        } finally {
            atChunkEnd = List::of;
        }
    }

    @Test
    void failuresAtTheEndOfAChunkAreCounted() throws IOException {
        long errors = ChurnscopeHook.errors();
        atChunkEnd = () -> {
            throw new IllegalStateException("as of a broken report");
        };
        try {
            assertThat(recorded(() -> {})).isEmpty();
            assertThat(ChurnscopeHook.errors() - errors).isEqualTo(1);
        } finally {
            atChunkEnd = List::of;
        }
    }

    private List<String> recorded(Runnable work) throws IOException {
        var file = folder.resolve("findings.jfr");
        try (var recording = new Recording()) {
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("dev.churnscope.Finding"))
                .map(FindingEventsTest::inWords)
                .toList();
    }

    private static String inWords(RecordedEvent event) {
        return event.getString("occasion") + " " + event.getString("severity") + " " + event.getString("site");
    }

    private static Finding finding(String severity, String type) {
        return new Finding(
                "client-per-request",
                severity,
                "c-" + type,
                new CallSite("com.shop." + type, "fetch", type + ".java", 42),
                "A client for each request",
                Map.of(),
                "Keep one.",
                "",
                Map.of());
    }
}
