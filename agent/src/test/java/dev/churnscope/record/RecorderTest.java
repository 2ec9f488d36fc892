// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.snapshot.RunningTotals;
import dev.churnscope.snapshot.Snapshot;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.ChurnscopeHook;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Driven through the hook, as by instrumented code. */
class RecorderTest extends RecordedConnections {

    @Test
    void aConnectionIsCountedFromConnectToClose() {
        assertThat(recorder.sawConnections()).isFalse();
        open(fd);
        close(fd);

        var site = onlySite();
        assertThat(site.role()).isEqualTo(Role.CLIENT);
        assertThat(site.client()).isEqualTo("SocketChannel");
        assertThat(site.callSite().className()).isEqualTo(RecordedConnections.class.getName());
        assertThat(site.callSite().method()).isEqualTo("open");
        assertThat(site.stack())
                .hasSize(5)
                .first()
                .asString()
                .contains("RecordedConnections.open(RecordedConnections.java:");
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
    void anEventReportedTwiceIsCountedOnce() {
        open(fd);
        ChurnscopeHook.connected(null, fd);
        ChurnscopeHook.closingGracefully(fd, 1, false);
        ChurnscopeHook.closing(fd);
        ChurnscopeHook.closing(fd);

        assertThat(onlySite().opened()).isEqualTo(1);
        assertThat(onlySite().closes()).isEqualTo(ONE_LOCAL_FIN);
    }

    @Test
    void anUntrackedSocketIsIgnored() {
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
}
