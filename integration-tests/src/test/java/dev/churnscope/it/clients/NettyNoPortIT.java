// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.it.AgentRun;
import dev.churnscope.it.KernelTruth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Netty's transports where ports run out: the failure is counted, and what was closed first is matched. */
class NettyNoPortIT {

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"nio, 4.2.18.Final", "epoll, 4.1.100.Final", "epoll, 4.2.18.Final", "io_uring, 4.2.18.Final"})
    void aConnectThatFindsNoPortSaysSo(String transport, String version) {
        var program = CompiledProgram.of("com.example.clients.NettyNoPort", List.of("io.netty:netty-all:" + version));
        var result = AgentRun.of(program.classPath(), program.mainClass())
                .jvmArgs("-Dnetty.transport=" + transport)
                .args("9000")
                .allowOnStderr("SLF4J.*|WARNING: .*|.*MacAddressUtil.*|")
                .inNewNetworkNamespace("echo 40000 40009 > /proc/sys/net/ipv4/ip_local_port_range")
                .run();
        var site = result.report().sites().get(0);
        assertThat(site.callSite().method()).isEqualTo("connect");
        assertThat(site.client()).isEqualTo("Netty");
        assertThat(site.opened()).isEqualTo(10);
        assertThat(site.closes("localFin")).isEqualTo(10);
        assertThat(site.connectFailures()).isEqualTo(Map.of("noPort", 1L));
        KernelTruth.checkClients(result.report(), result.sockets());
    }
}
