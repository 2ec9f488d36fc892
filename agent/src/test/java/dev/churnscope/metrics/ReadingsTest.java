// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.ConnectionCounts;
import dev.churnscope.model.ConnectionCounts.Established;
import dev.churnscope.model.ConnectionCounts.Failed;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Ports;
import dev.churnscope.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final CloseCounts NO_CLOSES = new CloseCounts(0, 0, 0, 0);
    private static final Ports NO_PORTS = ports(null, null, List.of());

    private final Readings readings = new Readings();

    @Test
    void everyMeterIsReadWithItsTags() {
        var established = new Established(
                Role.CLIENT,
                "OkHttp",
                "com.shop.Prices.fetch",
                "shop.example:443",
                10,
                new CloseCounts(1, 2, 3, 1),
                2,
                9,
                40,
                5_000_000_000L,
                8,
                4_000_000_000L,
                70_000_000_000L);
        var failed = new Failed("OkHttp", "shop.example:443", "refused", 4);
        var ports = ports(30L, 20L, List.of(use("10.0.0.1", 443, 0.25), use("fd00::1", 443, 1.5)));

        var read = readings.of(
                new ConnectionCounts(List.of(established), List.of(failed)),
                List.of(
                        finding("pool-too-small", "high"),
                        finding("pool-too-small", "high"),
                        finding("close-wait", "low")),
                ports);

        assertThat(read)
                .containsExactlyInAnyOrder(
                        reading(Meter.OPENED, 10, "client", "OkHttp", "shop.example:443", "com.shop.Prices.fetch"),
                        closed("localFin", 1),
                        closed("remoteFin", 2),
                        closed("localReset", 3),
                        closed("remoteReset", 1),
                        reading(Meter.OPEN, 3, "client", "OkHttp", "shop.example:443", "com.shop.Prices.fetch"),
                        reading(Meter.LEAKED, 2, "client", "OkHttp", "shop.example:443", "com.shop.Prices.fetch"),
                        reading(Meter.CONNECT_FAILED, 4, "OkHttp", "shop.example:443", "refused"),
                        timer(Meter.CONNECT_TIME, 10, 5, "OkHttp", "shop.example:443"),
                        timer(Meter.TLS_TIME, 8, 4, "OkHttp", "shop.example:443"),
                        timer(Meter.LIFETIME, 7, 70, "client", "OkHttp"),
                        reading(Meter.REQUESTS, 9, "OkHttp", "shop.example:443", "com.shop.Prices.fetch", "new"),
                        reading(Meter.REQUESTS, 40, "OkHttp", "shop.example:443", "com.shop.Prices.fetch", "reused"),
                        reading(Meter.FINDINGS, 2, "pool-too-small", "high"),
                        reading(Meter.FINDINGS, 1, "close-wait", "low"),
                        reading(Meter.TIMEWAIT, 30, "host"),
                        reading(Meter.TIMEWAIT, 20, "attributed"),
                        reading(Meter.PORTS_UTILIZATION, 0.25, "10.0.0.1:443"),
                        reading(Meter.PORTS_UTILIZATION, 1, "[fd00::1]:443"));
        assertThat(read).extracting(Reading::meter).contains(Meter.values());
    }

    @Test
    void unknownValuesAreNotRead() {
        assertThat(readings.of(counts(opened(Role.SERVER, "Tomcat", "a:80", "A.a", 1)), List.of(), NO_PORTS))
                .extracting(Reading::meter)
                .containsOnly(Meter.OPENED, Meter.CLOSED, Meter.OPEN, Meter.LEAKED, Meter.LIFETIME);
    }

    @Test
    void valuesBeyondALimitAreOtherAndNothingIsLost() {
        var many = IntStream.range(0, 10_000)
                .mapToObj(i -> opened(Role.CLIENT, "c" + i % 70, "h" + i % 2000 + ":80", "A.m" + i, 1))
                .toArray(Established[]::new);

        var read = readings.of(counts(many), List.of(), NO_PORTS);

        assertThat(sum(read, Meter.OPENED)).isEqualTo(10_000);
        assertThat(sum(read, Meter.CONNECT_TIME)).isEqualTo(10_000);
        assertThat(values(read, Meter.OPENED, 1))
                .hasSize(LimitedTags.MAX_CLIENTS + 1)
                .contains("other");
        assertThat(values(read, Meter.OPENED, 2))
                .hasSize(LimitedTags.MAX_DESTINATIONS + 1)
                .contains("other");
        assertThat(values(read, Meter.OPENED, 3))
                .hasSize(LimitedTags.MAX_SITES + 1)
                .contains("other");
        assertThat(read.size()).isLessThan(10_000);
    }

    @Test
    void combinationsAreLimitedWhateverTheirTagsAre() {
        var all = new ArrayList<Established>();
        for (int site = 0; site < LimitedTags.MAX_SITES; site++) {
            for (int to = 0; to < LimitedTags.MAX_DESTINATIONS; to++) {
                all.add(opened(Role.CLIENT, "Socket", "h" + to + ":80", "A.m" + site, 1));
            }
        }

        var read = readings.of(counts(all.toArray(Established[]::new)), List.of(), NO_PORTS);

        assertThat(sum(read, Meter.OPENED)).isEqualTo(all.size());
        assertThat(read.stream().filter(reading -> reading.meter() == Meter.OPENED))
                .hasSizeBetween(LimitedTags.MAX_COMBINATIONS, LimitedTags.MAX_COMBINATIONS + LimitedTags.MAX_SITES);
        assertThat(values(read, Meter.OPENED, 3)).hasSize(LimitedTags.MAX_SITES);
    }

    @Test
    void thePeersOfAServerDoNotCountAgainstTheDestinationLimit() {
        var all = new ArrayList<Established>();
        for (int i = 0; i < 1000; i++) {
            all.add(opened(Role.SERVER, "Tomcat", "10.0.0." + i + ":8080", "A.main", 100));
        }
        all.add(opened(Role.CLIENT, "Socket", "shop.example:80", "A.a", 1));

        assertThat(readings.of(counts(all.toArray(Established[]::new)), List.of(), NO_PORTS))
                .contains(reading(Meter.OPENED, 1, "client", "Socket", "shop.example:80", "A.a"));
    }

    @Test
    void aSeriesKeepsItsNameWhateverComesLater() {
        var first = opened(Role.CLIENT, "Socket", "first:80", "A.first", 1);
        readings.of(counts(first), List.of(), NO_PORTS);
        var later = IntStream.range(0, 1000)
                .mapToObj(i -> opened(Role.CLIENT, "Socket", "h" + i + ":80", "A.m" + i, 100))
                .toList();
        var all = new ArrayList<>(later);
        all.add(first);

        var before = readings.of(counts(all.toArray(Established[]::new)), List.of(), NO_PORTS);
        all.addAll(later);
        var after = readings.of(counts(all.toArray(Established[]::new)), List.of(), NO_PORTS);

        assertThat(before).contains(reading(Meter.OPENED, 1, "client", "Socket", "first:80", "A.first"));
        assertThat(after).contains(reading(Meter.OPENED, 1, "client", "Socket", "first:80", "A.first"));
        assertThat(series(after)).isEqualTo(series(before));
    }

    @Test
    void theBusiestNewValuesAreKept() {
        var many = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> opened(Role.CLIENT, "Socket", "h:80", "A.m" + i, i))
                .toArray(Established[]::new);

        assertThat(values(readings.of(counts(many), List.of(), NO_PORTS), Meter.OPENED, 3))
                .contains("A.m1000", "A.m801")
                .doesNotContain("A.m800");
    }

    @Test
    void aSubtractedRequestDoesNotMakeACounterFall() {
        assertThat(reused(5)).isEqualTo(5);
        assertThat(reused(4)).isEqualTo(5);
        assertThat(reused(5)).isEqualTo(5);
        assertThat(reused(6)).isEqualTo(6);
    }

    @Test
    void aFindingThatNoLongerExistsIsZero() {
        readings.of(counts(), List.of(finding("close-wait", "low")), NO_PORTS);

        assertThat(readings.of(counts(), List.of(finding("close-wait", "high")), NO_PORTS))
                .containsExactlyInAnyOrder(
                        reading(Meter.FINDINGS, 0, "close-wait", "low"),
                        reading(Meter.FINDINGS, 1, "close-wait", "high"));
    }

    @Test
    void aReadingConvertsToTypesOfTheJdk() {
        assertThat(timer(Meter.CONNECT_TIME, 2, 0.5, "OkHttp", "shop.example:443")
                        .toMap())
                .isEqualTo(Map.of(
                        "name",
                        "churnscope.connect.time",
                        "type",
                        "timer",
                        "description",
                        Meter.CONNECT_TIME.description(),
                        "tags",
                        List.of("client", "OkHttp", "destination", "shop.example:443"),
                        "value",
                        0.5,
                        "count",
                        2L));
    }

    @Test
    void aReadingHasTheTagsOfItsMeter() {
        assertThatThrownBy(() -> reading(Meter.OPENED, 1, "client")).isInstanceOf(IllegalArgumentException.class);
    }

    private double reused(long laterRequests) {
        var counts =
                new Established(Role.CLIENT, "OkHttp", "A.a", "a:80", 1, NO_CLOSES, 0, 1, laterRequests, 0, 0, 0, 0);
        return readings.of(counts(counts), List.of(), NO_PORTS).stream()
                .filter(reading -> reading.tags().contains("reused"))
                .mapToDouble(Reading::value)
                .sum();
    }

    private static Established opened(Role role, String client, String destination, String site, long opened) {
        return new Established(role, client, site, destination, opened, NO_CLOSES, 0, 0, 0, 0, 0, 0, 0);
    }

    private static ConnectionCounts counts(Established... established) {
        return new ConnectionCounts(Arrays.asList(established), List.of());
    }

    private static Finding finding(String rule, String severity) {
        return new Finding(rule, severity, null, null, "", Map.of(), "", "", Map.of());
    }

    private static Ports ports(Long host, Long attributed, List<Ports.DestinationUse> destinations) {
        return new Ports(
                List.of(), 0, 60, Map.of(), new Ports.TimeWait(host, attributed, 0, List.of()), destinations, null);
    }

    private static Ports.DestinationUse use(String address, int port, double utilization) {
        return new Ports.DestinationUse(address, port, 0, 0, utilization, null);
    }

    private static Reading closed(String kind, double value) {
        return reading(Meter.CLOSED, value, "client", "OkHttp", "shop.example:443", "com.shop.Prices.fetch", kind);
    }

    private static Reading reading(Meter meter, double value, String... tags) {
        return new Reading(meter, List.of(tags), value, 0);
    }

    private static Reading timer(Meter meter, long count, double seconds, String... tags) {
        return new Reading(meter, List.of(tags), seconds, count);
    }

    private static double sum(List<Reading> readings, Meter meter) {
        return readings.stream()
                .filter(reading -> reading.meter() == meter)
                .mapToDouble(reading -> meter.type() == Meter.Type.TIMER ? reading.count() : reading.value())
                .sum();
    }

    private static List<String> values(List<Reading> readings, Meter meter, int tag) {
        return readings.stream()
                .filter(reading -> reading.meter() == meter)
                .map(reading -> reading.tags().get(tag))
                .distinct()
                .toList();
    }

    private static List<String> series(List<Reading> readings) {
        return readings.stream()
                .map(reading -> reading.meter() + " " + reading.tags())
                .sorted()
                .toList();
    }
}
