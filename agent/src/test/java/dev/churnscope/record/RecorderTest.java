// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.Eventually;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.record.socket.Loopback;
import dev.churnscope.snapshot.RunningTotals;
import dev.churnscope.snapshot.Snapshot;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseSigns;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.ChurnscopeHook;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Driven through the hook, as instrumented code drives it. */
class RecorderTest {

    private static final InetSocketAddress REMOTE =
            new InetSocketAddress(InetAddress.getLoopbackAddress().getHostAddress(), 9000);

    /** Far above what this process has open, so that every question about the socket fails. */
    private static final int NOT_OPEN = 500_000;

    private static final CloseCounts NONE = new CloseCounts(0, 0, 0, 0);
    private static final CloseCounts ONE_LOCAL_FIN = new CloseCounts(1, 0, 0, 0);

    private final Object owner = new Object();
    private final FileDescriptor fd = Descriptors.numbered(NOT_OPEN);
    private final Recorder recorder = new Recorder(
            CallStacks.of(
                    new CallSiteRule(List.of("dev.churnscope.record.RecorderTest"), List.of()), 5, CloseSigns.NONE),
            100,
            type -> true);

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
    void aConnectionIsCountedFromConnectToClose() {
        assertThat(recorder.sawConnections()).isFalse();
        open(fd);
        close(fd);

        var site = onlySite();
        assertThat(site.role()).isEqualTo(Role.CLIENT);
        assertThat(site.client()).isEqualTo("SocketChannel");
        assertThat(site.callSite().className()).isEqualTo(RecorderTest.class.getName());
        assertThat(site.callSite().method()).isEqualTo("open");
        assertThat(site.stack()).hasSize(5).first().asString().contains("RecorderTest.open(RecorderTest.java:");
        assertThat(site.destinations()).containsExactly(new Site.Destination("127.0.0.1", "127.0.0.1", 9000, 1, false));
        assertThat(site.opened()).isEqualTo(1);
        assertThat(site.open()).isZero();
        assertThat(site.peakOpen()).isEqualTo(1);
        assertThat(site.closes()).isEqualTo(ONE_LOCAL_FIN);
        assertThat(site.connectMillis().count()).isEqualTo(1);
        assertThat(site.lifetimeMillis().count()).isEqualTo(1);
        assertThat(site.closedBy()).singleElement().satisfies(closer -> {
            assertThat(closer.callSite().method()).isEqualTo("close");
            assertThat(closer.cause()).isEqualTo(CloseCause.APPLICATION);
        });
        assertThat(recorder.sawConnections()).isTrue();
    }

    @Test
    void aConnectionThatIsNotClosedIsOpen() {
        open(fd);

        assertThat(onlySite().open()).isEqualTo(1);
        assertThat(onlySite().closes()).isEqualTo(NONE);
        assertThat(onlySite().lifetimeMillis()).isNull();
    }

    @Test
    void aConnectThatFailsIsCountedByReasonAndNotOpened() {
        connecting(fd);
        ChurnscopeHook.connectFailed(new ConnectException("Connection refused"), fd);
        close(fd);

        assertThat(onlySite().opened()).isZero();
        assertThat(onlySite().connectFailures()).isEqualTo(Map.of("refused", 1L));
        assertThat(onlySite().closes()).isEqualTo(NONE);
    }

    @Test
    void anErrorAfterTheConnectIsNoFailureOfIt() {
        open(fd);
        ChurnscopeHook.connectFailed(new IOException("later"), fd);

        assertThat(onlySite().connectFailed()).isZero();
        assertThat(onlySite().open()).isEqualTo(1);
    }

    @Test
    void closingWhileConnectingIsAConnectThatFailed() {
        connecting(fd);
        close(fd);
        ChurnscopeHook.connectFailed(new IOException("Socket closed"), fd);
        ChurnscopeHook.connected(null, fd);

        assertThat(onlySite().connectFailures()).isEqualTo(Map.of("closed", 1L));
        assertThat(onlySite().opened()).isZero();
    }

    @Test
    void aConnectThatIsTriedAgainIsCountedOnce() {
        connecting(fd);
        ChurnscopeHook.connectFailed(new IOException("Connection timed out"), fd);
        open(fd);

        assertThat(RunningTotals.of(recorder).opened()).isEqualTo(1);
        assertThat(Snapshot.of(recorder).totals().connectFailed()).isEqualTo(1);
    }

    @Test
    void whatIsToldTwiceIsCountedOnce() {
        open(fd);
        ChurnscopeHook.connected(null, fd);
        ChurnscopeHook.closingGracefully(fd, 1, false);
        ChurnscopeHook.closing(fd);
        ChurnscopeHook.closing(fd);

        assertThat(onlySite().opened()).isEqualTo(1);
        assertThat(onlySite().closes()).isEqualTo(ONE_LOCAL_FIN);
    }

    @Test
    void aSocketThatIsNotFollowedIsIgnored() {
        ChurnscopeHook.connected(null, fd);
        ChurnscopeHook.connectFailed(new IOException(), fd);
        ChurnscopeHook.halfClosing(fd, 1);
        ChurnscopeHook.closing(fd);
        ChurnscopeHook.closing(new FileDescriptor());
        ChurnscopeHook.closing(null);

        assertThat(recorder.sawConnections()).isFalse();
    }

    @Test
    void aUnixDomainSocketIsNotCounted() {
        ChurnscopeHook.connecting(owner, fd, UnixDomainSocketAddress.of("/tmp/s"), ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(null, fd);
        ChurnscopeHook.closing(fd);

        assertThat(recorder.sawConnections()).isFalse();
    }

    @Test
    void aReusedNumberIsNotTakenForTheSocketThatHadIt() {
        var reused = Descriptors.numbered(NOT_OPEN);
        open(fd);

        ChurnscopeHook.connected(null, reused);
        ChurnscopeHook.halfClosing(reused, 1);
        ChurnscopeHook.closing(reused);

        assertThat(onlySite().opened()).isEqualTo(1);
        assertThat(onlySite().closes()).isEqualTo(NONE);
    }

    @Test
    void aConnectionThatWasLostWithoutNoticeIsClosedAsInferred() {
        var reused = Descriptors.numbered(NOT_OPEN);
        open(fd);
        open(reused);
        close(fd);

        assertThat(onlySite().opened()).isEqualTo(2);
        assertThat(onlySite().open()).isEqualTo(1);
        assertThat(onlySite().peakOpen()).isEqualTo(1);
        assertThat(onlySite().closedBy()).singleElement().satisfies(closer -> {
            assertThat(closer.callSite().className()).isEqualTo("(unknown)");
            assertThat(closer.cause()).isEqualTo(CloseCause.UNKNOWN);
        });
        assertThat(Snapshot.of(recorder).inferred()).isEqualTo(1);
        assertThat(Snapshot.of(recorder).measured()).isZero();
    }

    @Test
    void aConnectThatWasLostWithoutNoticeIsAConnectThatFailed() {
        connecting(fd);
        open(Descriptors.numbered(NOT_OPEN));

        assertThat(Snapshot.of(recorder).totals().connectFailed()).isEqualTo(1);
        assertThat(Snapshot.of(recorder).totals().opened()).isEqualTo(1);
    }

    @Test
    void aListenerThatWasLostWithoutNoticeIsNoConnection() {
        ChurnscopeHook.listening(fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        open(Descriptors.numbered(NOT_OPEN));

        assertThat(onlySite().opened()).isEqualTo(1);
        assertThat(Snapshot.of(recorder).inferred()).isZero();
    }

    @Test
    void aSocketThatCannotBeAskedIsInferred() {
        open(fd);
        ChurnscopeHook.closing(fd);

        assertThat(onlySite().closes()).isEqualTo(ONE_LOCAL_FIN);
        assertThat(Snapshot.of(recorder).inferred()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aHalfCloseDecidesTheKind() throws Exception {
        try (var connection = new Loopback()) {
            open(connection.descriptor());
            ChurnscopeHook.halfClosing(connection.descriptor(), 1);
            connection.near.shutdownOutput();
            connection.farSendsFin();
            assertThat(connection.near.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            close(connection.descriptor());
        }

        assertThat(onlySite().closes()).isEqualTo(ONE_LOCAL_FIN);
        assertThat(Snapshot.of(recorder).measured()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shutdownInputDoesNotDecideTheKind() throws Exception {
        try (var connection = new Loopback()) {
            open(connection.descriptor());
            ChurnscopeHook.halfClosing(connection.descriptor(), ChurnscopeHook.SHUT_RD);
            connection.near.shutdownInput();
            close(connection.descriptor());
        }

        assertThat(onlySite().closes()).isEqualTo(ONE_LOCAL_FIN);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePeersFinIsMeasured() throws Exception {
        try (var connection = new Loopback()) {
            open(connection.descriptor());
            connection.farSendsFin();
            assertThat(connection.near.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            close(connection.descriptor());
        }

        assertThat(onlySite().closes()).isEqualTo(new CloseCounts(0, 1, 0, 0));
        assertThat(onlySite().closedBy().get(0).kind()).isEqualTo(CloseKind.REMOTE_FIN);
    }

    @Test
    void anAcceptedConnectionBelongsToTheLineThatAccepts() {
        ChurnscopeHook.listening(fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        accept(Descriptors.numbered(NOT_OPEN + 1));

        var site = onlySite();
        assertThat(site.role()).isEqualTo(Role.SERVER);
        assertThat(site.client()).isEqualTo("ServerSocketChannel");
        assertThat(site.callSite().method()).isEqualTo("accept");
        assertThat(site.destinations()).containsExactly(new Site.Destination("127.0.0.1", "127.0.0.1", 80, 1, false));
        assertThat(site.connectMillis()).isNull();
    }

    @Test
    void whatIsAcceptedByASocketOfTheAgentsOwnIsNotRecorded() throws Exception {
        var server = Descriptors.numbered(NOT_OPEN + 1);
        var agent = new UnrecordedThread(
                () -> ChurnscopeHook.listening(server, REMOTE, ChurnscopeHook.SOCKET_CHANNEL), "agent");
        agent.start();
        agent.join();
        ChurnscopeHook.accepted(owner, fd, REMOTE, REMOTE, server, ChurnscopeHook.SOCKET_CHANNEL);
        close(fd);
        assertThat(recorder.sawConnections()).isFalse();

        close(server);
        ChurnscopeHook.accepted(owner, fd, REMOTE, REMOTE, server, ChurnscopeHook.SOCKET_CHANNEL);
        assertThat(onlySite().opened()).isEqualTo(1);
    }

    @Test
    void aConnectionAcceptedByALibraryBelongsToTheLineThatBound() throws Exception {
        ChurnscopeHook.listening(fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        onAThreadWithoutTheApplication(fd, Descriptors.numbered(NOT_OPEN + 1));

        assertThat(onlySite().callSite().method()).isEqualTo("aConnectionAcceptedByALibraryBelongsToTheLineThatBound");
    }

    @Test
    void withoutTheLineThatBoundItBelongsToTheLibrary() throws Exception {
        ChurnscopeHook.listening(fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.closing(fd);
        onAThreadWithoutTheApplication(fd, Descriptors.numbered(NOT_OPEN + 1));

        assertThat(onlySite().callSite().className()).isEqualTo(AcceptingLibrary.class.getName());
    }

    private static void onAThreadWithoutTheApplication(FileDescriptor server, FileDescriptor accepted)
            throws InterruptedException {
        var thread = new Thread(new AcceptingLibrary(server, accepted));
        thread.start();
        thread.join();
    }

    @Test
    void aConnectionWhoseOwnerWasCollectedIsLeaked() throws Exception {
        openAndForget(fd);

        assertThat(Eventually.holdsAfterCollections(() -> onlySite().leaked() == 1))
                .isTrue();
        assertThat(onlySite().open()).isEqualTo(1);

        ChurnscopeHook.closing(fd);
        assertThat(onlySite().leaked()).isEqualTo(1);
        assertThat(onlySite().open()).isZero();
        assertThat(onlySite().closedBy().get(0).cause()).isEqualTo(CloseCause.GC);
    }

    private static void openAndForget(FileDescriptor fd) {
        ChurnscopeHook.connecting(new Object(), fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(null, fd);
    }

    @Test
    void aDescriptorBeyondTheTableIsOpenedAndUntracked() {
        var beyond = Descriptors.numbered(ConnectionTable.CAPACITY);
        open(beyond);
        close(beyond);

        assertThat(Snapshot.of(recorder).untracked()).isEqualTo(1);
        assertThat(RunningTotals.of(recorder).opened()).isEqualTo(1);
        assertThat(RunningTotals.of(recorder).closes()).isEqualTo(NONE);
    }

    @Test
    void sumsHoldUnderManyThreads() throws Exception {
        int threads = 8;
        int each = 3_000;

        Threads.run(threads, thread -> {
            for (int i = 0; i < each; i++) {
                var mine = Descriptors.numbered(NOT_OPEN + i * threads + thread);
                connecting(mine);
                if (i % 10 == 0) {
                    ChurnscopeHook.connectFailed(new ConnectException("Connection refused"), mine);
                } else {
                    ChurnscopeHook.connected(null, mine);
                }
                if (i % 3 != 0) {
                    ChurnscopeHook.closingGracefully(mine, 1, false);
                    ChurnscopeHook.closing(mine);
                }
            }
        });

        var totals = Snapshot.of(recorder).totals();
        assertThat(totals.connectFailed()).isEqualTo(threads * each / 10);
        assertThat(totals.opened()).isEqualTo(threads * each / 10 * 9);
        assertThat(totals.closed()).isEqualTo(threads * each / 10 * 6);
        assertThat(totals.open()).isEqualTo(threads * each / 10 * 3);
        assertThat(RunningTotals.of(recorder).opened()).isEqualTo(totals.opened());
        assertThat(RunningTotals.of(recorder).closes()).isEqualTo(totals.closes());
    }

    @Test
    void ofManyThreadsThatCloseOneSocketOneCounts() throws Exception {
        int sockets = 2_000;
        var all = new FileDescriptor[sockets];
        for (int i = 0; i < sockets; i++) {
            all[i] = Descriptors.numbered(NOT_OPEN + i);
            open(all[i]);
        }

        Threads.run(8, thread -> {
            for (var each : all) {
                ChurnscopeHook.closing(each);
            }
        });

        assertThat(RunningTotals.of(recorder).closes().total()).isEqualTo(sockets);
        assertThat(onlySite().open()).isZero();
        assertThat(onlySite().lifetimeMillis().count()).isEqualTo(sockets);
    }

    private void open(FileDescriptor fd) {
        ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(null, fd);
    }

    private void connecting(FileDescriptor fd) {
        ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
    }

    private void accept(FileDescriptor accepted) {
        var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
        ChurnscopeHook.accepted(owner, accepted, REMOTE, local, fd, ChurnscopeHook.SOCKET_CHANNEL);
    }

    private static void close(FileDescriptor fd) {
        ChurnscopeHook.closing(fd);
    }

    private Site onlySite() {
        assertThat(Snapshot.of(recorder).sites()).hasSize(1);
        return Snapshot.of(recorder).sites().get(0);
    }
}
