// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Site;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.snapshot.Snapshot;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Connections that are reported through the hook, as instrumented code does. */
abstract class RecordedConnections {

    static final InetSocketAddress REMOTE =
            new InetSocketAddress(InetAddress.getLoopbackAddress().getHostAddress(), 9000);

    /** Far above the descriptors that this process has open, so that every query of the socket fails. */
    static final int NOT_OPEN = 500_000;

    static final CloseCounts NONE = new CloseCounts(0, 0, 0, 0);
    static final CloseCounts ONE_LOCAL_FIN = new CloseCounts(1, 0, 0, 0);

    final Object owner = new Object();
    final FileDescriptor fd = Descriptors.numbered(NOT_OPEN);
    final Recorder recorder = new Recorder(
            CallStacks.of(
                    new CallSiteRule(
                            List.of(
                                    RecordedConnections.class.getName(),
                                    getClass().getName()),
                            List.of()),
                    5,
                    CloseHints.NONE),
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

    void open(FileDescriptor fd) {
        ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(null, fd);
    }

    void connecting(FileDescriptor fd) {
        ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
    }

    void accept(FileDescriptor accepted) {
        var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
        ChurnscopeHook.accepted(owner, accepted, REMOTE, local, fd, ChurnscopeHook.SOCKET_CHANNEL);
    }

    static void close(FileDescriptor fd) {
        ChurnscopeHook.closing(fd);
    }

    Site onlySite() {
        assertThat(Snapshot.of(recorder).sites()).hasSize(1);
        return Snapshot.of(recorder).sites().get(0);
    }
}
