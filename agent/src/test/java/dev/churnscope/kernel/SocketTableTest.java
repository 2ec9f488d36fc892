// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import static dev.churnscope.kernel.FakeProc.ESTABLISHED;
import static dev.churnscope.kernel.FakeProc.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SocketTableTest {

    @TempDir
    private Path directory;

    @Test
    void countsTimeWaitInBothTables() throws IOException {
        proc().table("tcp", TIME_WAIT, ESTABLISHED, TIME_WAIT).table("tcp6", ESTABLISHED, TIME_WAIT);

        assertThat(timeWait()).isEqualTo(3);
    }

    @Test
    void withoutIpv6TheOtherTableIsEnough() throws IOException {
        proc().table("tcp", TIME_WAIT, ESTABLISHED);

        assertThat(timeWait()).isEqualTo(1);
    }

    @Test
    void anEmptyTableHasNone() throws IOException {
        proc().table("tcp").table("tcp6");

        assertThat(timeWait()).isZero();
    }

    @Test
    void withoutATableItIsNotKnown() {
        assertThat(timeWait()).isNull();
    }

    @Test
    void linesThatAreNoSocketsAreSkipped() throws IOException {
        proc().write("self/net/tcp", "\n06\n 06 06 06\nnonsense\n 0: a b 06\n 1: 06 06 0A 06\n");

        assertThat(timeWait()).isEqualTo(1);
    }

    @Test
    void aTableThatIsNoTextIsNotKnown() throws IOException {
        Files.createDirectories(directory.resolve("self/net"));
        Files.write(directory.resolve("self/net/tcp"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(timeWait()).isNull();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theKernelsOwnTableHasASocketThatWasClosedFirst() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var near = new Socket(server.getInetAddress(), server.getLocalPort());
                var far = server.accept()) {
            near.shutdownOutput();
            assertThat(far.getInputStream().read()).isEqualTo(-1);
            far.shutdownOutput();
            // Once the far FIN was read, the near end is in TIME_WAIT.
            assertThat(near.getInputStream().read()).isEqualTo(-1);
        }

        assertThat(new SocketTable(Path.of("/proc")).timeWait()).isPositive();
    }

    private FakeProc proc() {
        return new FakeProc(directory);
    }

    private Long timeWait() {
        return new SocketTable(directory).timeWait();
    }
}
