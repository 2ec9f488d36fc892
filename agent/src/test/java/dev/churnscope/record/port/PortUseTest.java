// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Site;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.record.socket.Loopback;
import dev.churnscope.snapshot.Snapshot;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.BindException;
import java.net.ChurnscopeHook;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Driven through the hook, as by instrumented code. */
class PortUseTest {

    /** Far above the descriptors that this process has open. */
    private static final int NOT_OPEN = 500_000;

    private static final InetSocketAddress LOCAL = new InetSocketAddress("10.0.0.1", 40_000);
    private static final InetSocketAddress REMOTE = new InetSocketAddress("10.0.4.1", 5432);
    private static final double ALL_OF_TIME_WAIT = 60;

    private final Object owner = new Object();
    private final Recorder recorder = new Recorder(
            CallStacks.of(
                    new CallSiteRule(List.of("dev.churnscope.record.port.PortUseTest"), List.of()), 5, CloseHints.NONE),
            100,
            type -> true);

    private final PortUse ports = recorder.ports();
    private int descriptors = NOT_OPEN;
    private long errorsBefore;

    @BeforeEach
    void install() {
        errorsBefore = ChurnscopeHook.errors();
        ChurnscopeHook.install(recorder);
    }

    @AfterEach
    void nothingWasThrown() {
        ChurnscopeHook.install(null);
        assertThat(ChurnscopeHook.errors()).isEqualTo(errorsBefore);
    }

    @Test
    void aSocketInTimeWaitBelongsToTheSiteThatClosedItFirst() {
        ChurnscopeHook.closing(open(LOCAL, REMOTE));

        assertThat(siteOf(LOCAL, REMOTE)).isEqualTo(onlySite().id());
        assertThat(ports.forgotten()).isZero();
    }

    @Test
    void aSocketThatDiffersInAnyOfTheFourIsAnotherProcesss() {
        ChurnscopeHook.closing(open(LOCAL, REMOTE));

        assertThat(siteOf(new InetSocketAddress("10.0.0.2", 40_000), REMOTE)).isNull();
        assertThat(siteOf(new InetSocketAddress("10.0.0.1", 40_001), REMOTE)).isNull();
        assertThat(siteOf(LOCAL, new InetSocketAddress("10.0.4.2", 5432))).isNull();
        assertThat(siteOf(LOCAL, new InetSocketAddress("10.0.4.1", 5433))).isNull();
        assertThat(siteOf(REMOTE, LOCAL)).isNull();
    }

    @Test
    void anOpenConnectionLeftNothing() {
        open(LOCAL, REMOTE);

        assertThat(siteOf(LOCAL, REMOTE)).isNull();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectionThatThePeerClosedFirstLeftNothing() throws Exception {
        try (var connection = new Loopback()) {
            var local = (InetSocketAddress) connection.near.getLocalAddress();
            var remote = (InetSocketAddress) connection.near.getRemoteAddress();
            open(connection.descriptor(), local, remote);
            connection.farSendsFin();
            assertThat(connection.near.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            ChurnscopeHook.closing(connection.descriptor());

            assertThat(siteOf(local, remote)).isNull();
            assertThat(ports.closeRates()).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aHalfClosedConnectionMayBeInTimeWaitWhileItIsOpen() throws Exception {
        try (var connection = new Loopback()) {
            var local = (InetSocketAddress) connection.near.getLocalAddress();
            var remote = (InetSocketAddress) connection.near.getRemoteAddress();
            open(connection.descriptor(), local, remote);
            ChurnscopeHook.halfClosing(connection.descriptor(), 1);

            assertThat(siteOf(local, remote)).isEqualTo(onlySite().id());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutALocalAddressTheKernelIsQueried() throws Exception {
        try (var connection = new Loopback()) {
            var remote = (InetSocketAddress) connection.near.getRemoteAddress();
            open(connection.descriptor(), null, remote);
            ChurnscopeHook.closing(connection.descriptor());

            assertThat(siteOf((InetSocketAddress) connection.near.getLocalAddress(), remote))
                    .isEqualTo(onlySite().id());
        }
    }

    @Test
    void aConnectionWithoutAnyLocalAddressIsCountedAsForgotten() {
        ChurnscopeHook.closing(open(null, REMOTE));

        assertThat(ports.forgotten()).isEqualTo(1);
    }

    @Test
    void anAcceptedConnectionIsIdentifiedByThePortThatItWasAcceptedOn() {
        var accepted = accept(REMOTE, LOCAL);
        ChurnscopeHook.closing(accepted);

        assertThat(siteOf(LOCAL, REMOTE)).isEqualTo(onlySite().id());
        assertThat(ports.closeRates())
                .as("ports of servers are no ephemeral ones")
                .isEmpty();
    }

    @Test
    void ofConnectionsWithTheSameFourTupleTheLastCounts() {
        ChurnscopeHook.closing(open(LOCAL, REMOTE));
        ChurnscopeHook.closing(openElsewhere(LOCAL, REMOTE));

        assertThat(siteOf(LOCAL, REMOTE)).isEqualTo(site("openElsewhere").id());
    }

    @Test
    void aSocketWhoseTimeWaitBeganBeforeTheCloseIsAnothers() {
        ChurnscopeHook.closing(open(LOCAL, REMOTE));

        assertThat(siteOf(LOCAL, REMOTE, ALL_OF_TIME_WAIT - 10)).isNull();
    }

    @Test
    void closesAreSummedOverSitesByRemoteAddress() {
        ChurnscopeHook.closing(open(LOCAL, REMOTE));
        ports.sample();
        ChurnscopeHook.closing(openElsewhere(LOCAL, REMOTE));
        ChurnscopeHook.closing(open(LOCAL, LOCAL));
        open(LOCAL, LOCAL);

        var rates = ports.closeRates();
        assertThat(rates).extracting(CloseRate::to).containsExactlyInAnyOrder(REMOTE, LOCAL);
        assertThat(rateTo(REMOTE, rates)).isCloseTo(2 * rateTo(LOCAL, rates), Offset.offset(1e-9));
    }

    private static double rateTo(InetSocketAddress to, List<CloseRate> rates) {
        return rates.stream()
                .filter(rate -> rate.to().equals(to))
                .mapToDouble(CloseRate::perSecond)
                .sum();
    }

    @Test
    void aConnectThatFindsNoPortIsRecordedAndWakesTheWatcher() {
        open(LOCAL, REMOTE);
        open(LOCAL, LOCAL);
        ports.watchedBy(Thread.currentThread());
        long before = System.nanoTime();

        fail(new ConnectException("Connection refused"));
        assertThat(ports.firstNoPort()).isNull();
        fail(new BindException("Cannot assign requested address"));
        LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));

        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.MINUTES.toNanos(1));
        assertThat(ports.firstNoPort().to()).isEqualTo(REMOTE);
        assertThat(ports.openTo(REMOTE)).isEqualTo(Map.of(site("open").id(), 1L));
    }

    private void fail(Exception reason) {
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connectFailed(reason, fd);
    }

    private FileDescriptor open(InetSocketAddress local, InetSocketAddress remote) {
        var fd = Descriptors.numbered(descriptors++);
        open(fd, local, remote);
        return fd;
    }

    private FileDescriptor openElsewhere(InetSocketAddress local, InetSocketAddress remote) {
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.connecting(owner, fd, remote, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(local, fd);
        return fd;
    }

    private void open(FileDescriptor fd, InetSocketAddress local, InetSocketAddress remote) {
        ChurnscopeHook.connecting(owner, fd, remote, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(local, fd);
    }

    private FileDescriptor accept(InetSocketAddress peer, InetSocketAddress local) {
        var fd = Descriptors.numbered(descriptors++);
        var server = Descriptors.numbered(descriptors++);
        ChurnscopeHook.accepted(owner, fd, peer, local, server, ChurnscopeHook.SOCKET_CHANNEL);
        return fd;
    }

    private String siteOf(InetSocketAddress local, InetSocketAddress remote) {
        return siteOf(local, remote, ALL_OF_TIME_WAIT);
    }

    private String siteOf(InetSocketAddress local, InetSocketAddress remote, double secondsLeft) {
        return ports.timeWaitSites()
                .siteOf(local.getAddress(), local.getPort(), remote.getAddress(), remote.getPort(), secondsLeft);
    }

    private Site onlySite() {
        assertThat(Snapshot.of(recorder).sites()).hasSize(1);
        return Snapshot.of(recorder).sites().get(0);
    }

    private Site site(String method) {
        return Snapshot.of(recorder).sites().stream()
                .filter(site -> site.callSite().method().equals(method))
                .findFirst()
                .orElseThrow();
    }
}
