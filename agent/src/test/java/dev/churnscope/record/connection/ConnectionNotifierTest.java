// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.snapshot.Snapshot;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeTraffic;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Driven through the hook, as by instrumented code. */
class ConnectionNotifierTest {

    private static final InetAddress LOOPBACK = loopback(null);

    /** With a name that is never looked up. */
    private static final InetSocketAddress REMOTE = new InetSocketAddress(loopback("shop.example"), 60_000);

    /** Far above the descriptors that this process has open, so that every query of the socket fails. */
    private static final int NOT_OPEN = 510_000;

    private final Object owner = new Object();
    private final FileDescriptor fd = Descriptors.numbered(NOT_OPEN);
    private final FileDescriptor other = Descriptors.numbered(NOT_OPEN + 1);
    private final RecordingListener listener = new RecordingListener();
    private final Recorder recorder = new Recorder(
            CallStacks.of(
                    new CallSiteRule(List.of(ConnectionNotifierTest.class.getName()), List.of()), 5, CloseHints.NONE),
            100,
            type -> true);

    /** Records the events. */
    private static final class RecordingListener implements ConnectionListener {

        private final List<Facts> opened = new ArrayList<>();
        private final List<Facts> closed = new ArrayList<>();
        private final List<End> ends = new ArrayList<>();
        private final List<Facts> failed = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();
        private boolean isListening = true;

        @Override
        public boolean isListening() {
            return isListening;
        }

        @Override
        public void opened(Facts connection) {
            opened.add(connection);
        }

        @Override
        public void connectFailed(Facts connection, String reason) {
            failed.add(connection);
            reasons.add(reason);
        }

        @Override
        public void closed(Facts connection, End end) {
            closed.add(connection);
            ends.add(end);
        }
    }

    @BeforeEach
    void install() {
        recorder.install();
        recorder.setListener(listener);
    }

    @AfterEach
    void uninstall() {
        Recorder.uninstall();
    }

    @Test
    void anOpenAndItsCloseAreReportedUnderOneNumber() {
        open(fd);
        open(other);
        close(other);
        close(fd);

        assertThat(listener.opened).extracting(ConnectionListener.Facts::number).containsExactly(1L, 2L);
        assertThat(listener.closed).extracting(ConnectionListener.Facts::number).containsExactly(2L, 1L);
        assertThat(listener.opened.get(0)).isEqualTo(listener.closed.get(1)).satisfies(facts -> {
            assertThat(facts.role()).isEqualTo(Role.CLIENT);
            assertThat(facts.client()).isEqualTo("SocketChannel");
            assertThat(facts.callSite().method()).isEqualTo("open");
            assertThat(facts.host()).isEqualTo("shop.example");
            assertThat(facts.address()).isEqualTo("127.0.0.1");
            assertThat(facts.port()).isEqualTo(60_000);
            assertThat(facts.localPort()).isEqualTo(50_000);
            assertThat(facts.connectNanos()).isNotNegative();
        });
        assertThat(listener.ends.get(1)).satisfies(end -> {
            assertThat(end.kind()).isEqualTo(CloseKind.LOCAL_FIN);
            assertThat(end.cause()).isEqualTo(CloseCause.APPLICATION);
            assertThat(end.closer().method()).isEqualTo("close");
            assertThat(end.lifetimeNanos()).isNotNegative();
            assertThat(end.tlsNanos()).isEqualTo(-1);
            assertThat(end.requests()).isZero();
            assertThat(end.notReused()).isNull();
        });
    }

    @Test
    void aCloseIsReportedWithTheTrafficOfTheConnection() {
        var pool = new Object();
        for (var each : List.of(fd, other)) {
            open(each);
            ChurnscopeTraffic.pooled(each, pool);
            ChurnscopeTraffic.handshakeBegins(each);
            ChurnscopeTraffic.handshakeEnds(each);
            ChurnscopeTraffic.request(each);
            ChurnscopeTraffic.request(each);
            ChurnscopeTraffic.noted(each, ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
            close(each);
        }

        assertThat(listener.ends).hasSize(2).allSatisfy(end -> {
            assertThat(end.requests()).isEqualTo(2);
            assertThat(end.tlsNanos()).isNotNegative();
        });
        assertThat(listener.ends)
                .extracting(ConnectionListener.End::notReused)
                .containsExactly(null, NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @Test
    void anAcceptedConnectionIsReportedWithThePeersPortAndNoConnectTime() {
        ChurnscopeHook.listening(other, new InetSocketAddress(LOOPBACK, 8080), ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.accepted(
                owner,
                fd,
                new InetSocketAddress(LOOPBACK, 45_000),
                new InetSocketAddress(LOOPBACK, 8080),
                other,
                ChurnscopeHook.SOCKET_CHANNEL);

        assertThat(listener.opened).singleElement().satisfies(facts -> {
            assertThat(facts.role()).isEqualTo(Role.SERVER);
            assertThat(facts.host()).isEqualTo("127.0.0.1");
            assertThat(facts.port()).isEqualTo(45_000);
            assertThat(facts.localPort()).isEqualTo(8080);
            assertThat(facts.connectNanos()).isEqualTo(-1);
        });
    }

    @Test
    void aFailedConnectIsReportedWithItsReason() {
        connecting(fd);
        ChurnscopeHook.connectFailed(new ConnectException("Connection refused"), fd);
        connecting(fd);
        close(fd);

        assertThat(listener.opened).isEmpty();
        assertThat(listener.closed).isEmpty();
        assertThat(listener.reasons).containsExactly("refused", "closed");
        assertThat(listener.failed).allSatisfy(facts -> {
            assertThat(facts.number()).isZero();
            assertThat(facts.host()).isEqualTo("shop.example");
            assertThat(facts.callSite().method()).isEqualTo("connecting");
        });
    }

    @Test
    void aConnectionThatWasClosedWithoutTheJdkIsReportedWhenItsNumberIsReused() {
        open(fd);
        open(Descriptors.numbered(NOT_OPEN));

        assertThat(listener.opened).hasSize(2);
        assertThat(listener.closed)
                .singleElement()
                .satisfies(facts -> assertThat(facts.number()).isEqualTo(1));
        assertThat(listener.ends.get(0).cause()).isEqualTo(CloseCause.UNKNOWN);
    }

    @Test
    void aConnectionOpenedWithoutAListenerHasNoNumber() {
        listener.isListening = false;
        open(fd);
        listener.isListening = true;
        close(fd);

        assertThat(listener.opened).isEmpty();
        assertThat(listener.closed)
                .singleElement()
                .satisfies(facts -> assertThat(facts.number()).isZero());
    }

    @Test
    void anExceptionOfAListenerIsCountedAndAffectsNoOtherCount() {
        long errors = ChurnscopeHook.errors();
        recorder.setListener(new Thrower());
        open(fd);
        close(fd);
        connecting(fd);
        close(fd);

        assertThat(ChurnscopeHook.errors() - errors).isEqualTo(3);
        var totals = Snapshot.of(recorder).totals();
        assertThat(totals.opened()).isEqualTo(1);
        assertThat(totals.closes().localFin()).isEqualTo(1);
        assertThat(totals.connectFailed()).isEqualTo(1);
    }

    private static final class Thrower implements ConnectionListener {
        @Override
        public boolean isListening() {
            throw new LinkageError("as of a broken runtime");
        }

        @Override
        public void opened(Facts connection) {}

        @Override
        public void connectFailed(Facts connection, String reason) {}

        @Override
        public void closed(Facts connection, End end) {}
    }

    private void open(FileDescriptor descriptor) {
        ChurnscopeHook.connecting(owner, descriptor, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(new InetSocketAddress(LOOPBACK, 50_000), descriptor);
    }

    private void connecting(FileDescriptor descriptor) {
        ChurnscopeHook.connecting(owner, descriptor, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
    }

    private static void close(FileDescriptor descriptor) {
        ChurnscopeHook.closing(descriptor);
    }

    private static InetAddress loopback(@Nullable String name) {
        try {
            return InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
