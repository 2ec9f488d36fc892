// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.Eventually;
import dev.churnscope.model.CloseCause;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.snapshot.RunningTotals;
import dev.churnscope.snapshot.Snapshot;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import org.junit.jupiter.api.Test;

/** Sockets with missing events: closed without the JDK, garbage-collected, or beyond the tracked descriptors. */
class LostWithoutNoticeTest extends RecordedConnections {

    @Test
    void aReusedNumberIsNotConfusedWithItsFormerSocket() {
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
    void aSocketThatCannotBeQueriedIsInferred() {
        open(fd);
        ChurnscopeHook.closing(fd);

        assertThat(onlySite().closes()).isEqualTo(ONE_LOCAL_FIN);
        assertThat(Snapshot.of(recorder).inferred()).isEqualTo(1);
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
}
