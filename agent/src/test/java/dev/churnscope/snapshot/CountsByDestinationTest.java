// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.ConnectionCounts.Established;
import dev.churnscope.model.ConnectionCounts.Failed;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.Threads;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseHint;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeTraffic;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountsByDestinationTest {

    private static final String SITE = CountsByDestinationTest.class.getName();

    /** Takes tasks of {@link CompletableFuture} for those of a cleaner. */
    private static final CloseHints CLEANER = (className, methodName) ->
            className.startsWith(CompletableFuture.class.getName()) ? new CloseHint(CloseCause.GC, null) : null;

    private final Object owner = new Object();
    private final Recorder recorder =
            new Recorder(CallStacks.of(new CallSiteRule(List.of(SITE), List.of()), 64, CLEANER), 100, type -> true);
    private int nextDescriptor = 500_000;

    @BeforeEach
    void install() {
        recorder.install();
    }

    @AfterEach
    void uninstall() {
        Recorder.uninstall();
    }

    @Test
    void opensAndClosesCountForTheirDestination() throws Exception {
        ChurnscopeHook.closing(open("one.example", 443));
        open("one.example", 443);
        ChurnscopeHook.closing(open("two.example", 80));

        assertThat(CountsByDestination.of(recorder).established())
                .extracting(
                        Established::role,
                        Established::client,
                        Established::site,
                        Established::destination,
                        Established::opened,
                        Established::closes)
                .containsExactlyInAnyOrder(
                        tuple(
                                Role.CLIENT,
                                "Socket",
                                SITE + ".open",
                                "one.example:443",
                                2L,
                                new CloseCounts(1, 0, 0, 0)),
                        tuple(
                                Role.CLIENT,
                                "Socket",
                                SITE + ".open",
                                "two.example:80",
                                1L,
                                new CloseCounts(1, 0, 0, 0)));
    }

    @Test
    void theFirstRequestOfAConnectionIsCountedApart() throws Exception {
        var one = open("one.example", 80);
        var other = open("one.example", 80);
        for (int i = 0; i < 4; i++) {
            ChurnscopeTraffic.request(one);
        }
        ChurnscopeTraffic.request(other);

        var counts = CountsByDestination.of(recorder).established().get(0);
        assertThat(counts.firstRequests()).isEqualTo(2);
        assertThat(counts.laterRequests()).isEqualTo(3);
        assertThat(recorder.requests()).isEqualTo(5);
    }

    @Test
    void failedConnectsAreCountedByReasonAndNotLimitedWithDestinations() throws Exception {
        for (int i = 0; i < 150; i++) {
            var fd = Descriptors.numbered(nextDescriptor++);
            ChurnscopeHook.connecting(owner, fd, address("gone" + i + ".example", 80), ChurnscopeHook.SOCKET);
            ChurnscopeHook.connectFailed(new ConnectException("Connection refused"), fd);
        }
        open("one.example", 80);

        var counts = CountsByDestination.of(recorder);
        assertThat(counts.established()).extracting(Established::destination).containsExactly("one.example:80");
        assertThat(counts.failed())
                .hasSize(101)
                .contains(
                        new Failed("Socket", "gone0.example:80", "refused", 1),
                        new Failed("Socket", "other", "refused", 50));
    }

    @Test
    void destinationsBeyondAHundredAreOtherAndLoseNothing() throws Exception {
        for (int i = 0; i < 250; i++) {
            var fd = open("h" + i + ".example", 80);
            ChurnscopeTraffic.request(fd);
            ChurnscopeHook.closing(fd);
        }

        var established = CountsByDestination.of(recorder).established();
        assertThat(established)
                .hasSize(101)
                .extracting(Established::destination, Established::opened)
                .contains(tuple("other", 150L));
        assertThat(sum(Established::opened)).isEqualTo(250);
        assertThat(sum(counts -> counts.closes().total())).isEqualTo(250);
        assertThat(sum(Established::firstRequests)).isEqualTo(250);
    }

    @Test
    void anUnreachableConnectionHasLeaked() throws Exception {
        var fd = open("one.example", 80);
        ((Connection) recorder.table().find(fd)).clear(); // Like the garbage collector.

        assertThat(sum(Established::leaked)).isEqualTo(1);
        ChurnscopeHook.closing(fd);
        assertThat(sum(Established::leaked)).isEqualTo(1);
        assertThat(Snapshot.of(recorder).totals().leaked()).isEqualTo(1);
    }

    @Test
    void aConnectionThatACleanerClosesHasLeaked() throws Exception {
        CompletableFuture.completedFuture(open("one.example", 80))
                .thenAcceptAsync(ChurnscopeHook::closing)
                .get();

        assertThat(sum(Established::leaked)).isEqualTo(1);
        assertThat(Snapshot.of(recorder).totals().leaked()).isEqualTo(1);
        assertThat(Snapshot.of(recorder).sites().get(0).closedBy())
                .singleElement()
                .extracting(Site.ClosedBy::cause)
                .isEqualTo(CloseCause.GC);
    }

    @Test
    void anUnseenCloseIsAClose() throws Exception {
        var fd = open("one.example", 80);
        nextDescriptor--;
        open("one.example", 80);

        assertThat(sum(counts -> counts.closes().localFin())).isEqualTo(1);
        assertThat(Snapshot.of(recorder).totals().closes().localFin()).isEqualTo(1);
        assertThat(recorder.ports().closeRates()).isEmpty();
        assertThat(fd.valid()).isTrue();
    }

    @Test
    void timesAddUp() throws Exception {
        var fd = open("one.example", 80);
        ChurnscopeTraffic.handshakeBegins(fd);
        ChurnscopeTraffic.handshakeEnds(fd);
        ChurnscopeHook.closing(fd);

        var counts = CountsByDestination.of(recorder).established().get(0);
        assertThat(counts.handshakes()).isEqualTo(1);
        assertThat(counts.connectNanos()).isPositive();
        assertThat(counts.tlsNanos()).isPositive();
        // The time while it was open.
        assertThat(counts.lifetimeNanos()).isGreaterThanOrEqualTo(counts.tlsNanos());
    }

    @Test
    void threadsLoseNothing() throws Exception {
        var to = address("one.example", 80);
        Threads.run(8, thread -> {
            for (int i = 0; i < 1000; i++) {
                var fd = Descriptors.numbered(600_000 + thread);
                ChurnscopeHook.connecting(owner, fd, to, ChurnscopeHook.SOCKET);
                ChurnscopeHook.connected(null, fd);
                ChurnscopeTraffic.request(fd);
                ChurnscopeTraffic.request(fd);
                ChurnscopeHook.closing(fd);
            }
        });

        assertThat(sum(Established::opened)).isEqualTo(8000);
        assertThat(sum(counts -> counts.closes().total())).isEqualTo(8000);
        assertThat(sum(Established::firstRequests)).isEqualTo(8000);
        assertThat(sum(Established::laterRequests)).isEqualTo(8000);
    }

    private long sum(ToLongFunction<Established> count) {
        return CountsByDestination.of(recorder).established().stream()
                .mapToLong(count)
                .sum();
    }

    private FileDescriptor open(String host, int port) throws Exception {
        var fd = Descriptors.numbered(nextDescriptor++);
        ChurnscopeHook.connecting(owner, fd, address(host, port), ChurnscopeHook.SOCKET);
        ChurnscopeHook.connected(null, fd);
        return fd;
    }

    private static InetSocketAddress address(String host, int port) throws Exception {
        return new InetSocketAddress(InetAddress.getByAddress(host, new byte[] {10, 0, 0, 1}), port);
    }
}
