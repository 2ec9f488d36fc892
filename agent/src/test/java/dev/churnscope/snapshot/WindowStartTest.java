// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import dev.churnscope.model.ServerCloseReason;
import dev.churnscope.model.Site;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.Threads;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.site.SiteCounters;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.Caller;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowStartTest {

    private static final InetSocketAddress REMOTE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000);

    private final Object owner = new Object();
    private final Recorder recorder = new Recorder(
            CallStacks.of(
                    new CallSiteRule(List.of("dev.churnscope.snapshot.WindowStartTest"), List.of()),
                    64,
                    CloseHints.NONE),
            100,
            type -> true);
    private int nextDescriptor = 600_000;

    WindowStartTest() {
        ChurnscopeHook.install(recorder);
    }

    @AfterEach
    void uninstall() {
        ChurnscopeHook.install(null);
    }

    @Test
    void aWindowCountsWhatHappensInIt() {
        openAndClose(4);
        fail(2);
        var before = WindowStart.begin(recorder);
        assertThat(snapshot(before).sites()).isEmpty();
        assertThat(snapshot(before).totals().opened()).isZero();

        openAndClose(3);
        fail(1);
        var snapshot = snapshot(before);
        assertThat(snapshot.totals().opened()).isEqualTo(3);
        assertThat(snapshot.totals().closes().localFin()).isEqualTo(3);
        assertThat(snapshot.totals().connectFailed()).isEqualTo(1);
        assertThat(snapshot.totals().peakOpen()).isEqualTo(1);
        assertThat(snapshot.measured() + snapshot.inferred()).isEqualTo(3);
        var site = site(snapshot, "openAndClose");
        assertThat(site.lines()).singleElement().extracting(Site.Line::opened).isEqualTo(3L);
        assertThat(site.destinations())
                .singleElement()
                .extracting(Site.Destination::opened)
                .isEqualTo(3L);
        assertThat(site.closedBy())
                .singleElement()
                .extracting(Site.ClosedBy::count)
                .isEqualTo(3L);
        assertThat(site.connectMillis().count()).isEqualTo(3);
        assertThat(site.lifetimeMillis().count()).isEqualTo(3);
        assertThat(site.evidence().openIntervalMillis().count()).isEqualTo(2);
        assertThat(site(snapshot, "fail").connectFailures()).containsOnly(Map.entry("refused", 1L));

        assertThat(Snapshot.of(recorder).totals().opened()).isEqualTo(7);
    }

    @Test
    void anOpenConnectionRemainsKnownAndItsCloseCounts() {
        var open = leaveOpen(5);
        openAndClose(2);
        var before = WindowStart.begin(recorder);

        var site = site(snapshot(before), "leaveOpen");
        assertThat(site.opened()).isZero();
        assertThat(site.open()).isEqualTo(5);
        assertThat(site.peakOpen()).isEqualTo(5);
        assertThat(snapshot(before).sites()).hasSize(1);
        assertThat(snapshot(before).totals().peakOpen()).isEqualTo(5);

        open.subList(0, 3).forEach(ChurnscopeHook::closing);
        leaveOpen(1);
        site = site(snapshot(before), "leaveOpen");
        assertThat(site.opened()).isEqualTo(1);
        assertThat(site.closed()).isEqualTo(3);
        assertThat(site.open()).isEqualTo(3);
        assertThat(snapshot(before).totals().open()).isEqualTo(3);
    }

    @Test
    void countsBeforeAWindowAreNotInIt() {
        var caller = Caller.UNKNOWN;
        var site = recorder.sites()
                .opener(caller, Role.SERVER, ChurnscopeHook.SOCKET)
                .site();
        countEverything(site, caller);
        var before = WindowStart.begin(recorder);
        assertThat(snapshot(before).sites()).isEmpty();

        countEverything(site, caller);
        var seen = snapshot(before).sites().get(0);
        assertThat(seen.opened()).isEqualTo(1);
        assertThat(seen.requests()).isEqualTo(2);
        assertThat(seen.leaked()).isEqualTo(1);
        assertThat(seen.notReused()).containsExactly(Map.entry("error", 1L));
        assertThat(seen.serverCloses()).containsExactly(Map.entry("idle-timeout", 1L));
        assertThat(seen.inbound()).isEqualTo(new Inbound(0, 0, 1, 0, 0, 7L, null));
        assertThat(seen.tlsMillis().count()).isEqualTo(1);
        assertThat(seen.evidence().notReusedBy())
                .singleElement()
                .satisfies(by -> assertThat(by.count()).isEqualTo(1));
        assertThat(seen.evidence().bursts()).singleElement().satisfies(bursts -> {
            assertThat(bursts.count()).isEqualTo(1);
            assertThat(bursts.requests()).isEqualTo(12);
            assertThat(bursts.millis()).isEqualTo(5);
        });
        assertThat(seen.evidence().resetsByLinger()).isEqualTo(1);
        assertThat(seen.evidence().resetsByLibrary()).isEqualTo(1);
        assertThat(seen.evidence().pooled()).isEqualTo(1);
        assertThat(seen.evidence().leakedUnfinished()).isEqualTo(1);
    }

    private static void countEverything(SiteCounters site, Caller caller) {
        var destination = site.destinations().of(REMOTE);
        site.line(1).increment();
        site.open().increment();
        destination.opened().increment();
        destination.request(0);
        destination.request(1);
        destination.leak();
        site.inbound().limits(7, 0);
        site.inbound().requestAfter(0);
        site.inbound().requestAfter(1);
        site.inbound().closed(ServerCloseReason.IDLE_TIMEOUT);
        site.notReused().count(NotReusedReason.ERROR, caller);
        site.bursts().count(caller, 12, 5_000_000);
        site.resetsByLinger().increment();
        site.resetsByLibrary().increment();
        site.pooled().increment();
        site.collectedUnfinished().increment();
        site.tlsNanos().record(1_000);
        site.closed(caller, CloseKind.LOCAL_FIN, CloseCause.IDLE_TIMER, 1_000);
    }

    @Test
    void anAcceptedConnectionCountsByAllThatItCarries() {
        var fd = Descriptors.numbered(nextDescriptor++);
        ChurnscopeHook.accepted(owner, fd, REMOTE, REMOTE, fd, ChurnscopeHook.SOCKET_CHANNEL);
        var connection = (Connection) recorder.table().find(fd);
        request(connection);
        var before = WindowStart.begin(recorder);
        request(connection);

        assertThat(snapshot(before).sites().get(0).inbound()).isEqualTo(new Inbound(0, 0, 1, 0, 0, null, null));
    }

    private static void request(Connection connection) {
        int carried = connection.traffic().addRequest();
        connection.opener().site().inbound().requestAfter(carried);
        connection.destination().request(carried);
    }

    @Test
    void aRequestThatIsUncountedInTheNextWindowLeavesNoneInThat() {
        openAndClose(1);
        var destination =
                recorder.sites().all().iterator().next().destinations().of(REMOTE);
        destination.request(0);
        destination.request(1);
        var before = WindowStart.begin(recorder);
        destination.requestLost();
        leaveOpen(1);

        assertThat(snapshot(before).totals().requests()).isNull();
    }

    @Test
    void noWindowLosesAnythingWhileConnectionsOpenAndClose() throws Exception {
        int each = 20_000;
        var running = new AtomicInteger(3);
        var windows = new ArrayList<WindowStart>();
        var counts = new ArrayList<Long>();
        Threads.run(4, thread -> {
            if (thread > 0) {
                openAndClose(700_000 + thread * each, each);
                running.decrementAndGet();
            } else {
                while (running.get() > 0) {
                    windows.add(WindowStart.begin(recorder));
                    var totals = snapshot(windows.get(windows.size() - 1)).totals();
                    counts.addAll(List.of(totals.opened(), totals.closed(), totals.open()));
                }
            }
        });

        assertThat(counts).allSatisfy(count -> assertThat(count).isNotNegative());
        var last = windows.get(windows.size() - 1);
        var end = snapshot(last).totals();
        assertThat(last.totals().opened() + end.opened()).isEqualTo(3L * each);
        assertThat(last.totals().closes().total() + end.closed()).isEqualTo(3L * each);
        assertThat(end.open()).isZero();
    }

    private Snapshot snapshot(WindowStart since) {
        return Snapshot.of(recorder, since, Set.of());
    }

    private static Site site(Snapshot snapshot, String method) {
        return snapshot.sites().stream()
                .filter(site -> site.callSite().method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private List<FileDescriptor> leaveOpen(int times) {
        var open = new ArrayList<FileDescriptor>();
        for (int i = 0; i < times; i++) {
            var fd = Descriptors.numbered(nextDescriptor++);
            ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            ChurnscopeHook.connected(null, fd);
            open.add(fd);
        }
        return open;
    }

    private void openAndClose(int times) {
        openAndClose(nextDescriptor, times);
        nextDescriptor += times;
    }

    private void openAndClose(int first, int times) {
        for (int i = 0; i < times; i++) {
            var fd = Descriptors.numbered(first + i);
            ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            ChurnscopeHook.connected(null, fd);
            ChurnscopeHook.closing(fd);
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            var fd = Descriptors.numbered(nextDescriptor++);
            ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            ChurnscopeHook.connectFailed(new ConnectException("Connection refused"), fd);
        }
    }
}
