// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Site;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.snapshot.Snapshot;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeTraffic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Connections of a library, reported through the hooks as by inserted code. */
abstract class RecordedTraffic {

    static final InetSocketAddress SHOP = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000);

    /** The application's code: this fixture's, and the test's. */
    final List<String> application =
            List.of(RecordedTraffic.class.getName(), getClass().getName());

    final Recorder recorder = new Recorder(
            CallStacks.of(new CallSiteRule(application, List.of()), 64, CloseHints.NONE), 100, type -> true);

    final Object pool = new Object();
    private long errorsBefore;
    int descriptors = 600_000;

    @BeforeEach
    void install() {
        errorsBefore = ChurnscopeHook.errors();
        recorder.install();
    }

    @AfterEach
    void nothingWasThrown() {
        Recorder.uninstall();
        assertThat(ChurnscopeHook.errors()).isEqualTo(errorsBefore);
    }

    FileDescriptor open() {
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.connecting(this, fd, SHOP, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(null, fd);
        return fd;
    }

    FileDescriptor accept() {
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.accepted(this, fd, SHOP, SHOP, new FileDescriptor(), ChurnscopeHook.SOCKET_CHANNEL);
        return fd;
    }

    static void close(FileDescriptor connection) {
        ChurnscopeHook.closing(connection);
    }

    /** Closes after the peer's RST was read. */
    static void closeAfterReset(FileDescriptor connection) {
        ChurnscopeHook.closing(connection, true);
    }

    static void exchange(Object connection) {
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.responded(connection);
        ChurnscopeTraffic.idle(connection);
    }

    Site site() {
        var sites = Snapshot.of(recorder).sites();
        assertThat(sites).hasSize(1);
        return sites.get(0);
    }
}
