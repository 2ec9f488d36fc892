// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpSettingsTest {

    private static final String RANGE = "sys/net/ipv4/ip_local_port_range";

    @TempDir
    private Path directory;

    @Test
    void readsTheKernelsSettings() throws IOException {
        new FakeProc(directory)
                .write(RANGE, "32768\t60999\n")
                .write("sys/net/ipv4/tcp_tw_reuse", "2\n")
                .write("sys/net/ipv4/tcp_timestamps", "1\n")
                .write("sys/net/ipv4/tcp_fin_timeout", "60\n")
                .write("sys/net/ipv4/tcp_max_tw_buckets", "65536\n")
                .write("sys/net/ipv4/tcp_tw_reuse_delay", "1000\n")
                .write("sys/net/ipv4/ip_local_reserved_ports", "\n");

        var ports = new TcpSettings(directory).ports();

        assertThat(ports.range()).containsExactly(32768, 60999);
        assertThat(ports.capacity()).isEqualTo(28232);
        assertThat(ports.timeWaitSeconds()).isEqualTo(60);
        assertThat(ports.settings())
                .containsEntry("net.ipv4.ip_local_port_range", "32768 60999")
                .containsEntry("net.ipv4.tcp_tw_reuse", "2")
                .containsEntry("net.ipv4.tcp_timestamps", "1")
                .containsEntry("net.ipv4.tcp_fin_timeout", "60")
                .containsEntry("net.ipv4.tcp_max_tw_buckets", "65536")
                .containsEntry("net.ipv4.tcp_tw_reuse_delay", "1000")
                .containsEntry("net.ipv4.ip_local_reserved_ports", "")
                .hasSize(7);
    }

    @Test
    void finTimeoutDoesNotShortenTimeWait() throws IOException {
        new FakeProc(directory).write("sys/net/ipv4/tcp_fin_timeout", "10\n");

        assertThat(new TcpSettings(directory).ports().timeWaitSeconds()).isEqualTo(60);
    }

    @Test
    void withoutProcTheSettingsAreNullAndTheRangeIsThatOfIana() {
        var ports = new TcpSettings(directory.resolve("none")).ports();

        assertThat(ports.settings())
                .hasSize(7)
                .allSatisfy((name, value) -> assertThat(value).isNull());
        assertThat(ports.range()).containsExactly(49152, 65535);
        assertThat(ports.capacity()).isEqualTo(16384);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "32768", "many few", "32768-60999", "99999999999 1"})
    void aRangeThatCannotBeReadIsThatOfIana(String garbage) throws IOException {
        new FakeProc(directory).write(RANGE, garbage);

        assertThat(new TcpSettings(directory).ports().range()).containsExactly(49152, 65535);
    }

    @ParameterizedTest
    @CsvSource({"'', 10", "40002, 9", "'40000-40004,40009', 4", "'1-65535', 0", "'8080,50000-50010', 10", "some, 10"})
    void reservedPortsOfTheRangeAreNoCapacity(String reserved, int capacity) throws IOException {
        new FakeProc(directory)
                .write(RANGE, "40000\t40009\n")
                .write("sys/net/ipv4/ip_local_reserved_ports", reserved + "\n");

        assertThat(new TcpSettings(directory).ports().capacity()).isEqualTo(capacity);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theRunningKernelGivesSaneValues() {
        var ports = new TcpSettings().ports();

        assertThat(ports.range()).hasSize(2).allMatch(port -> port > 0 && port < 65536);
        assertThat(ports.capacity()).isBetween(1, 65535);
        assertThat(ports.settings().get("net.ipv4.tcp_fin_timeout")).matches("\\d+");
    }
}
