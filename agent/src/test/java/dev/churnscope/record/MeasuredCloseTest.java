// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.record.socket.Loopback;
import dev.churnscope.snapshot.Snapshot;
import java.net.ChurnscopeHook;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The kinds of closes of real sockets, whose state the kernel reports. */
class MeasuredCloseTest extends RecordedConnections {

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
}
