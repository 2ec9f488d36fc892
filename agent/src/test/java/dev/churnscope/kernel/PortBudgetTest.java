// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortBudgetTest {

    private static final InetSocketAddress REMOTE = new InetSocketAddress("10.0.4.1", 5432);
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 5432);

    @TempDir
    private Path directory;

    @Test
    void aPortIsGoneForAllOfTimeWait() throws IOException {
        assertThat(use("0", "1", REMOTE, 20))
                .isEqualTo(new Ports.DestinationUse("10.0.4.1", 5432, 20, 1200, 0.6, null));
    }

    @Test
    void portsRunOutIfMoreAreTakenThanFreed() throws IOException {
        assertThat(use("0", "1", REMOTE, 50))
                .isEqualTo(new Ports.DestinationUse("10.0.4.1", 5432, 50, 3000, 1.5, 40.0));
        assertThat(use("0", "1", REMOTE, 2000 / 60.0).secondsToExhaustion()).isCloseTo(60, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 60, 60", // off
        "1, 1, 1, 1", // anywhere
        "2, 1, 60, 1", // loopback only
        "1, 0, 60, 60", // no timestamps, no reuse
        "2, 0, 60, 60"
    })
    void ifItMayBeReusedAPortIsGoneForASecond(
            String reuse, String timestamps, double secondsOfRemote, double secondsOfLoopback) throws IOException {
        assertThat(use(reuse, timestamps, REMOTE, 1).projectedTimeWait()).isEqualTo(secondsOfRemote);
        assertThat(use(reuse, timestamps, LOOPBACK, 1).projectedTimeWait()).isEqualTo(secondsOfLoopback);
    }

    @Test
    void theReuseDelayOfTheKernelIsUsed() throws IOException {
        new FakeProc(directory).write("sys/net/ipv4/tcp_tw_reuse_delay", "500\n");

        assertThat(use("1", "1", REMOTE, 10).projectedTimeWait()).isEqualTo(5);
    }

    @Test
    void withoutSettingsNothingIsReused() {
        var host = new TcpSettings(directory.resolve("none")).ports();

        assertThat(new PortBudget(host).use(LOOPBACK, 1).projectedTimeWait()).isEqualTo(60);
    }

    private Ports.DestinationUse use(String reuse, String timestamps, InetSocketAddress to, double rate)
            throws IOException {
        new FakeProc(directory)
                .write("sys/net/ipv4/ip_local_port_range", "40000\t41999\n")
                .write("sys/net/ipv4/tcp_tw_reuse", reuse + "\n")
                .write("sys/net/ipv4/tcp_timestamps", timestamps + "\n");
        return new PortBudget(new TcpSettings(directory).ports()).use(to, rate);
    }
}
