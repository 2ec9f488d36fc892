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
import java.net.InetAddress;
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

/** Driven through the hook, as instrumented code drives it. */
class PortUseTest {

    /** Far above what this process has open. */
    private static final int NOT_OPEN = 500_000;

    private static final InetSocketAddress HERE = new InetSocketAddress("10.0.0.1", 40_000);
    private static final InetSocketAddress THERE = new InetSocketAddress("10.0.4.1", 5432);
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
        ChurnscopeHook.closing(open(HERE, THERE));

        assertThat(siteOf(HERE, THERE)).isEqualTo(onlySite().id());
        assertThat(ports.forgotten()).isZero();
    }

    @Test
    void aSocketThatDiffersInAnyOfTheFourIsSomebodyElses() {
        ChurnscopeHook.closing(open(HERE, THERE));

        assertThat(siteOf(new InetSocketAddress("10.0.0.2", 40_000), THERE)).isNull();
        assertThat(siteOf(new InetSocketAddress("10.0.0.1", 40_001), THERE)).isNull();
        assertThat(siteOf(HERE, new InetSocketAddress("10.0.4.2", 5432))).isNull();
        assertThat(siteOf(HERE, new InetSocketAddress("10.0.4.1", 5433))).isNull();
        assertThat(siteOf(THERE, HERE)).isNull();
    }

    @Test
    void whatIsOpenLeftNothing() {
        open(HERE, THERE);

        assertThat(siteOf(HERE, THERE)).isNull();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatThePeerClosedFirstLeftNothing() throws Exception {
        try (var connection = new Loopback()) {
            var stackCaller = (InetSocketAddress) connection.near.getLocalAddress();
            var there = (InetSocketAddress) connection.near.getRemoteAddress();
            open(connection.descriptor(), stackCaller, there);
            connection.farSendsFin();
            assertThat(connection.near.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            ChurnscopeHook.closing(connection.descriptor());

            assertThat(siteOf(stackCaller, there)).isNull();
            assertThat(ports.closeRates()).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsHalfClosedMayBeInTimeWaitWhileItIsOpen() throws Exception {
        try (var connection = new Loopback()) {
            var stackCaller = (InetSocketAddress) connection.near.getLocalAddress();
            var there = (InetSocketAddress) connection.near.getRemoteAddress();
            open(connection.descriptor(), stackCaller, there);
            ChurnscopeHook.halfClosing(connection.descriptor(), 1);

            assertThat(siteOf(stackCaller, there)).isEqualTo(onlySite().id());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTransportThatDoesNotTellThisEndHasTheKernelAsked() throws Exception {
        try (var connection = new Loopback()) {
            var there = (InetSocketAddress) connection.near.getRemoteAddress();
            open(connection.descriptor(), null, there);
            ChurnscopeHook.closing(connection.descriptor());

            assertThat(siteOf((InetSocketAddress) connection.near.getLocalAddress(), there))
                    .isEqualTo(onlySite().id());
        }
    }

    @Test
    void whatTheKernelDoesNotTellEitherIsMissed() {
        ChurnscopeHook.closing(open(null, THERE));

        assertThat(ports.forgotten()).isEqualTo(1);
    }

    @Test
    void anAcceptedConnectionIsKnownByThePortThatItWasAcceptedOn() {
        var accepted = accept(THERE, HERE);
        ChurnscopeHook.closing(accepted);

        assertThat(siteOf(HERE, THERE)).isEqualTo(onlySite().id());
        assertThat(ports.closeRates())
                .as("ports of servers are no ephemeral ones")
                .isEmpty();
    }

    @Test
    void ofTheSameFourTheLastConnectionCounts() {
        ChurnscopeHook.closing(open(HERE, THERE));
        ChurnscopeHook.closing(openElsewhere(HERE, THERE));

        assertThat(siteOf(HERE, THERE)).isEqualTo(site("openElsewhere").id());
    }

    @Test
    void aSocketWhoseTimeWaitBeganBeforeTheCloseIsAnothers() {
        ChurnscopeHook.closing(open(HERE, THERE));

        assertThat(siteOf(HERE, THERE, ALL_OF_TIME_WAIT - 10)).isNull();
    }

    @Test
    void closesAreSummedOverSitesByWhereTheyLedTo() {
        ChurnscopeHook.closing(open(HERE, THERE));
        ports.sample();
        ChurnscopeHook.closing(openElsewhere(HERE, THERE));
        ChurnscopeHook.closing(open(HERE, HERE));
        open(HERE, HERE);

        var rates = ports.closeRates();
        assertThat(rates).extracting(CloseRate::to).containsExactlyInAnyOrder(THERE, HERE);
        assertThat(rateTo(THERE, rates)).isCloseTo(2 * rateTo(HERE, rates), Offset.offset(1e-9));
    }

    private static double rateTo(InetSocketAddress to, List<CloseRate> rates) {
        return rates.stream()
                .filter(rate -> rate.to().equals(to))
                .mapToDouble(CloseRate::perSecond)
                .sum();
    }

    @Test
    void aConnectThatFindsNoPortIsNotedAndWhoeverWatchesIsWoken() {
        open(HERE, THERE);
        open(HERE, HERE);
        ports.watchedBy(Thread.currentThread());
        long before = System.nanoTime();

        fail(new ConnectException("Connection refused"));
        assertThat(ports.firstNoPort()).isNull();
        fail(new BindException("Cannot assign requested address"));
        LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));

        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.MINUTES.toNanos(1));
        assertThat(ports.firstNoPort().to()).isEqualTo(THERE);
        assertThat(ports.openTo(THERE)).isEqualTo(Map.of(site("open").id(), 1L));
    }

    private void fail(Exception reason) {
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.connecting(owner, fd, THERE, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connectFailed(reason, fd);
    }

    private FileDescriptor open(InetSocketAddress stackCaller, InetSocketAddress there) {
        var fd = Descriptors.numbered(descriptors++);
        open(fd, stackCaller, there);
        return fd;
    }

    private FileDescriptor openElsewhere(InetSocketAddress stackCaller, InetSocketAddress there) {
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.connecting(owner, fd, there, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(stackCaller, fd);
        return fd;
    }

    private void open(FileDescriptor fd, InetSocketAddress stackCaller, InetSocketAddress there) {
        ChurnscopeHook.connecting(owner, fd, there, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(stackCaller, fd);
    }

    private FileDescriptor accept(InetSocketAddress peer, InetSocketAddress stackCaller) {
        var fd = Descriptors.numbered(descriptors++);
        var server = Descriptors.numbered(descriptors++);
        ChurnscopeHook.accepted(owner, fd, peer, stackCaller, server, ChurnscopeHook.SOCKET_CHANNEL);
        return fd;
    }

    private String siteOf(InetSocketAddress stackCaller, InetSocketAddress there) {
        return siteOf(stackCaller, there, ALL_OF_TIME_WAIT);
    }

    private String siteOf(InetSocketAddress stackCaller, InetSocketAddress there, double secondsLeft) {
        InetAddress local = stackCaller.getAddress();
        return ports.timeWaitSites()
                .siteOf(local, stackCaller.getPort(), there.getAddress(), there.getPort(), secondsLeft);
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
