// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import dev.churnscope.record.connection.ConnectionListener.End;
import dev.churnscope.record.connection.ConnectionListener.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderEventsTest {

    private static final CallSite OPENER = new CallSite("com.shop.PriceClient", "fetch", "PriceClient.java", 42);
    private static final CallSite CLOSER = new CallSite("com.shop.PriceClient", "close", null, null);

    private static final Facts CONNECTION =
            new Facts(7, Role.CLIENT, "OkHttp", OPENER, "shop.example", "192.0.2.1", 443, 50_000, 1_500_000);

    private static final Facts ACCEPTED =
            new Facts(8, Role.SERVER, "Tomcat", OPENER, "192.0.2.9", "192.0.2.9", 51_000, 8080, -1);

    private final FlightRecorderEvents events = new FlightRecorderEvents();

    @TempDir
    private Path folder;

    @Test
    void isNotListeningWithoutARecording() throws IOException {
        assertThat(events.isListening()).isFalse();
        recorded(recording -> assertThat(events.isListening()).isTrue());
        assertThat(events.isListening()).isFalse();
    }

    @Test
    void isNotListeningIfTheRecordingDisablesTheEvents() throws IOException {
        recorded(recording -> {
            recording.disable("dev.churnscope.ConnectionOpened");
            recording.disable("dev.churnscope.ConnectionClosed");
            assertThat(events.isListening()).isTrue();
            recording.disable("dev.churnscope.ConnectFailed");
            assertThat(events.isListening()).isFalse();
        });
    }

    @Test
    void connectionsAreRecorded() throws IOException {
        var recorded = recorded(recording -> {
            events.opened(CONNECTION);
            events.closed(
                    CONNECTION,
                    new End(
                            CloseKind.LOCAL_FIN,
                            CloseCause.IDLE_TIMER,
                            CLOSER,
                            5_000_000_000L,
                            2_500_000,
                            3,
                            NotReusedReason.POOL_KEY_MISS));
            events.connectFailed(CONNECTION, "refused");
        });

        assertThat(recorded).hasSize(3).allSatisfy(event -> {
            assertThat(event.getString("role")).isEqualTo("client");
            assertThat(event.getString("client")).isEqualTo("OkHttp");
            assertThat(event.getString("site")).isEqualTo("com.shop.PriceClient.fetch");
            assertThat(event.getInt("siteLine")).isEqualTo(42);
            assertThat(event.getString("remoteHost")).isEqualTo("shop.example");
            assertThat(event.getString("remoteAddress")).isEqualTo("192.0.2.1");
            assertThat(event.getInt("remotePort")).isEqualTo(443);
            assertThat(event.getInt("localPort")).isEqualTo(50_000);
            assertThat(event.getDuration("connectTime")).isEqualTo(Duration.ofNanos(1_500_000));
        });
        assertThat(recorded.get(0).getLong("connection")).isEqualTo(7);
        assertThat(recorded.get(1)).satisfies(event -> {
            assertThat(event.getLong("connection")).isEqualTo(7);
            assertThat(event.getString("kind")).isEqualTo("localFin");
            assertThat(event.getString("cause")).isEqualTo("idle-timer");
            assertThat(event.getString("closedBy")).isEqualTo("com.shop.PriceClient.close");
            assertThat(event.getInt("closedByLine")).isZero();
            assertThat(event.getDuration("lifetime")).isEqualTo(Duration.ofSeconds(5));
            assertThat(event.getDuration("tlsTime")).isEqualTo(Duration.ofNanos(2_500_000));
            assertThat(event.getInt("requests")).isEqualTo(3);
            assertThat(event.getString("notReused")).isEqualTo("pool-key-miss");
        });
        assertThat(recorded.get(2).getString("reason")).isEqualTo("refused");
    }

    @Test
    void unknownValuesAreNotAvailable() throws IOException {
        var recorded = recorded(recording ->
                events.closed(ACCEPTED, new End(CloseKind.REMOTE_FIN, CloseCause.UNKNOWN, CLOSER, 1, -1, 0, null)));

        assertThat(recorded).singleElement().satisfies(event -> {
            assertThat(event.getLong("connectTime")).isEqualTo(Long.MIN_VALUE);
            assertThat(event.getLong("tlsTime")).isEqualTo(Long.MIN_VALUE);
            assertThat(event.getString("notReused")).isNull();
        });
    }

    /** Returns the agent's events in the order in which they were committed. */
    private List<RecordedEvent> recorded(Consumer<Recording> work) throws IOException {
        var file = folder.resolve("events.jfr");
        try (var recording = new Recording()) {
            recording.start();
            work.accept(recording);
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.churnscope.Connect"))
                .toList();
    }
}
