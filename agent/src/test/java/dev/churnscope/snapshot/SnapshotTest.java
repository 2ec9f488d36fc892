// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Site;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.Threads;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseHints;
import java.net.ChurnscopeHook;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final InetSocketAddress REMOTE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000);

    private final Object owner = new Object();
    private Recorder recorder = recorder(100);
    private int nextDescriptor = 500_000;

    private static Recorder recorder(int maxSites) {
        var recorder = new Recorder(
                CallStacks.of(
                        new CallSiteRule(List.of("dev.churnscope.snapshot.SnapshotTest"), List.of()),
                        64,
                        CloseHints.NONE),
                maxSites,
                type -> true);
        ChurnscopeHook.install(recorder);
        return recorder;
    }

    @BeforeEach
    void install() {
        ChurnscopeHook.install(recorder);
    }

    @AfterEach
    void uninstall() {
        ChurnscopeHook.install(null);
    }

    @Test
    void ofNothingIsEmpty() {
        var snapshot = Snapshot.of(recorder);

        assertThat(snapshot.sites()).isEmpty();
        assertThat(snapshot.totals().opened()).isZero();
        assertThat(snapshot.totals().closes()).isEqualTo(new CloseCounts(0, 0, 0, 0));
    }

    @Test
    void totalsAreTheSumOfTheSites() {
        leaveOpen(5);
        openAndClose(3);
        fail(2);
        var snapshot = Snapshot.of(recorder);

        var totals = snapshot.totals();
        assertThat(totals.opened()).isEqualTo(sum(snapshot, Site::opened)).isEqualTo(8);
        assertThat(totals.closed()).isEqualTo(sum(snapshot, Site::closed)).isEqualTo(3);
        assertThat(totals.open()).isEqualTo(sum(snapshot, Site::open)).isEqualTo(5);
        assertThat(totals.connectFailed())
                .isEqualTo(sum(snapshot, Site::connectFailed))
                .isEqualTo(2);
        assertThat(totals.closes().localFin())
                .isEqualTo(sum(snapshot, site -> site.closes().localFin()))
                .isEqualTo(3);
        assertThat(totals.peakOpen()).isEqualTo(6);
        assertThat(snapshot.measured() + snapshot.inferred()).isEqualTo(3);
    }

    @Test
    void sitesAreOrderedByActiveClosesThenByOpens() {
        leaveOpen(5);
        fail(9);
        openAndClose(3);
        accept(6);

        assertThat(Snapshot.of(recorder).sites())
                .extracting(site -> site.callSite().method())
                .containsExactly("openAndClose", "accept", "leaveOpen", "fail");
    }

    @Test
    void theLineThatOpenedMostStandsForItsSite() {
        onTwoLines();

        var site = Snapshot.of(recorder).sites().get(0);
        assertThat(site.lines()).extracting(Site.Line::opened).containsExactly(2L, 1L);
        assertThat(site.callSite().line()).isEqualTo(site.lines().get(0).line());
    }

    private void onTwoLines() {
        for (int i = 0; i < 3; i++) {
            var fd = Descriptors.numbered(nextDescriptor++);
            if (i == 0) {
                ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            } else {
                ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            }
            ChurnscopeHook.connected(null, fd);
        }
    }

    @Test
    void connectionsBeyondTheLimitAreCountedAsOverflowed() {
        recorder = recorder(1);
        leaveOpen(2);
        openAndClose(3);
        onTwoLines();
        var snapshot = Snapshot.of(recorder);

        assertThat(snapshot.overflowed()).isEqualTo(6);
        assertThat(snapshot.totals().opened()).isEqualTo(8);
        assertThat(snapshot.sites())
                .extracting(site -> site.callSite().method())
                .containsExactly("(overflow)", "leaveOpen");
        assertThat(snapshot.sites().get(0).callSite().line()).isNull();
    }

    @Test
    void aSnapshotDoesNotChangeAnyMore() {
        leaveOpen(1);
        var snapshot = Snapshot.of(recorder);
        leaveOpen(1);

        assertThat(snapshot.totals().opened()).isEqualTo(1);
        assertThat(snapshot.sites().get(0).destinations().get(0).opened()).isEqualTo(1);
    }

    @Test
    void aLeakedConnectionIsNotMissedWhileTheCollectorClosesIt() throws Exception {
        int first = nextDescriptor;
        int number = 5_000;
        leaveOpen(number);
        for (int i = first; i < first + number; i++) {
            ((Connection) recorder.table().get(i)).clear(); // Like the garbage collector.
        }
        var closed = new AtomicBoolean();
        var leaked = new HashSet<Long>();

        Threads.run(2, thread -> {
            if (thread == 0) {
                for (int i = first; i < first + number; i++) {
                    ChurnscopeHook.closing(recorder.table().get(i).descriptor());
                }
                closed.set(true);
            } else {
                while (!closed.get()) {
                    leaked.add(Snapshot.of(recorder).totals().leaked());
                }
            }
        });

        leaked.add(Snapshot.of(recorder).totals().leaked());
        assertThat(leaked).containsExactly((long) number);
    }

    private void leaveOpen(int times) {
        for (int i = 0; i < times; i++) {
            var fd = Descriptors.numbered(nextDescriptor++);
            ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            ChurnscopeHook.connected(null, fd);
        }
    }

    private void openAndClose(int times) {
        for (int i = 0; i < times; i++) {
            var fd = Descriptors.numbered(nextDescriptor++);
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

    private void accept(int times) {
        for (int i = 0; i < times; i++) {
            var fd = Descriptors.numbered(nextDescriptor++);
            ChurnscopeHook.accepted(owner, fd, REMOTE, REMOTE, fd, ChurnscopeHook.SOCKET_CHANNEL);
        }
    }

    private static long sum(Snapshot snapshot, ToLongFunction<Site> count) {
        return snapshot.sites().stream().mapToLong(count).sum();
    }
}
