// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.closers.FailedConnects;
import com.example.closers.NoPort;
import java.util.Map;

/** Connects that failed are counted by reason, and as nothing else. */
class FailedConnectsIT {

    private static final Map<String, Map<String, Long>> REASONS = Map.ofEntries(
            Map.entry("socketRefused", Map.of("refused", 2L)),
            Map.entry("channelRefused", Map.of("refused", 2L)),
            Map.entry("nonBlockingChannelRefused", Map.of("refused", 2L)),
            Map.entry("asynchronousChannelRefused", Map.of("refused", 2L)),
            Map.entry("socketTimedOut", Map.of("timedOut", 2L)),
            Map.entry("adaptorTimedOut", Map.of("timedOut", 2L)),
            Map.entry("socketClosedMeanwhile", Map.of("closed", 2L)),
            Map.entry("channelClosedMeanwhile", Map.of("closed", 2L)),
            Map.entry("channelInterruptedMeanwhile", Map.of("closed", 2L)),
            Map.entry("nonBlockingChannelClosedMeanwhile", Map.of("closed", 2L)),
            Map.entry("asynchronousChannelClosedMeanwhile", Map.of("closed", 2L)));

    private static final Map<String, Map<String, Long>> OFFLINE_REASONS = Map.of(
            "socketUnreachable", Map.of("unreachable", 2L),
            "channelUnreachable", Map.of("unreachable", 2L),
            "asynchronousChannelUnreachable", Map.of("unreachable", 2L));

    @OnEveryJdk
    void aConnectThatFailsIsCountedByItsReason(Jdk jdk) {
        var report = AgentRun.of(FailedConnects.class).on(jdk).run().report();
        REASONS.forEach((method, reasons) -> check(report, method, reasons));
        assertThat(report.totals().connectFailed()).isEqualTo(2L * REASONS.size());
        assertThat(report.totals().opened()).isZero();
        assertThat(report.hasSite(FailedConnects.class, "socketUnresolved")).isFalse();
        assertThat(report.hasSite(FailedConnects.class, "channelUnresolved")).isFalse();
    }

    @OnEveryJdk
    void anAddressWithoutARouteIsUnreachable(Jdk jdk) {
        var report = AgentRun.of(FailedConnects.class)
                .on(jdk)
                .args("offline")
                .inNewNetworkNamespace("echo 1 > /proc/sys/net/ipv4/tcp_syn_retries")
                .run()
                .report();
        OFFLINE_REASONS.forEach((method, reasons) -> check(report, method, reasons));
        check(report, "channelTimedOutByTheKernel", Map.of("timedOut", 1L));
        assertThat(report.totals().connectFailed()).isEqualTo(2L * (REASONS.size() + OFFLINE_REASONS.size()) + 1);
    }

    @OnEveryJdk
    void aConnectThatFindsNoPortSaysSo(Jdk jdk) {
        var report = AgentRun.of(NoPort.class)
                .on(jdk)
                .args("9000")
                .inNewNetworkNamespace("echo 40000 40009 > /proc/sys/net/ipv4/ip_local_port_range")
                .run()
                .report();
        assertThat(report.site(NoPort.class, "socket").opened()).isEqualTo(10);
        check(report, "socket", NoPort.class, Map.of("noPort", 1L));
        check(report, "channel", NoPort.class, Map.of("noPort", 1L));
        check(report, "asynchronousChannel", NoPort.class, Map.of("noPort", 1L));
        check(report, "httpUrlConnection", NoPort.class, Map.of("noPort", 1L));
        assertThat(report.ports().range()).containsExactly(40000, 40009);
    }

    private static void check(Report report, String method, Map<String, Long> reasons) {
        check(report, method, FailedConnects.class, reasons);
        assertThat(report.site(FailedConnects.class, method).opened()).isZero();
    }

    private static void check(Report report, String method, Class<?> type, Map<String, Long> reasons) {
        assertThat(report.site(type, method).connectFailures()).as(method).isEqualTo(reasons);
    }
}
