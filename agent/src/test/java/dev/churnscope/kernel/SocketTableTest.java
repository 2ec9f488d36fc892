// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import static dev.churnscope.kernel.FakeProc.ESTABLISHED;
import static dev.churnscope.kernel.FakeProc.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

        assertThat(timeWait()).hasSize(3);
    }

    @Test
    void withoutIpv6TheOtherTableIsEnough() throws IOException {
        proc().table("tcp", TIME_WAIT, ESTABLISHED);

        assertThat(timeWait()).hasSize(1);
    }

    @Test
    void anEmptyTableHasNone() throws IOException {
        proc().table("tcp").table("tcp6");

        assertThat(timeWait()).isEmpty();
    }

    @Test
    void withoutATableItIsNotKnown() {
        assertThat(timeWait()).isNull();
    }

    @Test
    void malformedLinesAreSkipped() throws IOException {
        String rest = " 06 00000000:00000000 03:00000B5C 00000000 0 0 0 3";
        proc().write(
                        "self/net/tcp",
                        "\n06\n 06 06 06\nnonsense\n 0: a b 06\n 1: 0100007F:1F90 0100007F 06\n"
                                + " 2: 0100007F:1F90 0100007F" + rest + "\n 3: 01:1F90 0100007F:C350" + rest
                                + "\n 4: 0100007F:1F90 0100007F:C350" + rest + "\n");

        assertThat(timeWait()).hasSize(1);
    }

    @Test
    void readsBothEndsAndTheRemainingTime() throws IOException {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the table is in the machine's own order");
        proc().table("tcp")
                .write(
                        "self/net/tcp",
                        " 0: 0104000A:8001 0200000A:1F90 06 00000000:00000000 03:00000B5C 00000000 0 0 0 3 0 0\n")
                .write(
                        "self/net/tcp6",
                        "  0: 0000000000000000FFFF00000104000A:8002 0000000000000000FFFF00000200000A:1F91 06"
                                + " 00000000:00000000 03:00001770 00000000 0 0 0 3 0 0\n"
                                + " 1: B80D0120000000000000000001000000:8003 B80D0120000000000000000002000000:1F92 06"
                                + " 00000000:00000000 03:00000000 00000000 0 0 0 3 0 0\n");

        assertThat(timeWait())
                .containsExactly(
                        new TimeWaitSocket(address("10.0.4.1"), 32769, address("10.0.0.2"), 8080, 29.08),
                        new TimeWaitSocket(address("10.0.4.1"), 32770, address("10.0.0.2"), 8081, 60),
                        new TimeWaitSocket(address("2001:db8::1"), 32771, address("2001:db8::2"), 8082, 0));
    }

    private static InetAddress address(String literal) throws IOException {
        return InetAddress.getByName(literal);
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
        var loopback = InetAddress.getLoopbackAddress();
        int localPort;
        int remotePort;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var near = new Socket(server.getInetAddress(), server.getLocalPort());
                var far = server.accept()) {
            localPort = near.getLocalPort();
            remotePort = near.getPort();
            near.shutdownOutput();
            assertThat(far.getInputStream().read()).isEqualTo(-1);
            far.shutdownOutput();
            // Once the far end's FIN was read, the near end is in TIME_WAIT.
            assertThat(near.getInputStream().read()).isEqualTo(-1);
        }

        assertThat(new SocketTable().timeWait()).anySatisfy(socket -> {
            assertThat(socket.local()).isEqualTo(loopback);
            assertThat(socket.localPort()).isEqualTo(localPort);
            assertThat(socket.remote()).isEqualTo(loopback);
            assertThat(socket.remotePort()).isEqualTo(remotePort);
            assertThat(socket.secondsLeft()).isBetween(30.0, 60.0);
        });
    }

    private FakeProc proc() {
        return new FakeProc(directory);
    }

    private List<TimeWaitSocket> timeWait() {
        return new SocketTable(directory).timeWait();
    }
}
