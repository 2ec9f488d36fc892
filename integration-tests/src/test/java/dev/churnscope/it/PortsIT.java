// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.ports.Exhaustion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;

/** The port budget, in a network that has ten ports. */
class PortsIT {

    private static final int PORTS = 10;
    private static final int KEPT = 3;

    @OnEveryJdk
    void exhaustedPortsAreCaughtWithWhoHoldsThem(Jdk jdk) {
        var report = run(jdk, PORTS - KEPT, "echo 40000 40009 > /proc/sys/net/ipv4/ip_local_port_range");
        assertThat(report.site(Exhaustion.class, "oneMore").connectFailures()).isEqualTo(Map.of("noPort", 1L));
        var exhaustion = report.ports().exhaustion();
        assertThat(exhaustion.address()).isEqualTo("127.0.0.1");
        assertThat(exhaustion.port()).isEqualTo(9000);
        assertThat(exhaustion.timeWait()).isEqualTo(PORTS - KEPT);
        assertThat(exhaustion.holders())
                .containsExactly(
                        new Report.Holder(report.site(Exhaustion.class, "churn").id(), 0, PORTS - KEPT),
                        new Report.Holder(report.site(Exhaustion.class, "keep").id(), KEPT, 0));
        // Whoever closes one connection after another is to change, and no less urgently than ports are wanted.
        assertThat(report.findings())
                .extracting(Report.Finding::rule, Report.Finding::severity)
                .containsExactly(tuple("connection-per-operation", "high"), tuple("host-settings", "info"));
        assertThat(report.findings().get(0).callSite().method()).isEqualTo("churn");
        assertThat(report.findings().get(0).evidence()).containsEntry("seenAs", List.of("port-exhaustion"));
        assertThat(Instant.parse(exhaustion.at()))
                .isBetween(
                        Instant.parse(report.window().from()),
                        Instant.parse(report.window().to()));
    }

    @OnEveryJdk
    void theBusiestMinuteIsProjectedOntoThePortsThatThereAre(Jdk jdk) {
        var report = run(
                jdk,
                PORTS - KEPT,
                "echo 40000 40011 > /proc/sys/net/ipv4/ip_local_port_range",
                "echo 40003,40007 > /proc/sys/net/ipv4/ip_local_reserved_ports");
        assertThat(report.ports().capacity()).isEqualTo(PORTS);
        assertThat(report.ports().destinations()).singleElement().satisfies(use -> {
            assertThat(use.address()).isEqualTo("127.0.0.1");
            assertThat(use.port()).isEqualTo(9000);
            // All that was closed, over all of a window that is shorter than a minute.
            double seconds = Math.max(1, report.window().seconds());
            assertThat(use.activeClosesPerSecond() * seconds)
                    .isCloseTo(report.totals().closes("localFin"), Offset.offset(0.5));
            double projected = use.activeClosesPerSecond() * 60;
            assertThat(use.projectedTimeWait()).isCloseTo(projected, Offset.offset(1e-6));
            assertThat(use.utilization()).isCloseTo(projected / PORTS, Offset.offset(1e-6));
            assertThat(use.secondsToExhaustion()).isCloseTo(PORTS / use.activeClosesPerSecond(), Offset.offset(1e-6));
        });
    }

    @OnEveryJdk
    void portsThatAreReusedAfterASecondAreNotProjectedForAMinute(Jdk jdk) {
        var report = run(
                jdk,
                1,
                "echo 40000 40009 > /proc/sys/net/ipv4/ip_local_port_range",
                "echo 2 > /proc/sys/net/ipv4/tcp_tw_reuse");
        assertThat(report.ports().exhaustion()).isNull();
        assertThat(report.findings()).as("of five connections").isEmpty();
        assertThat(report.ports().destinations()).singleElement().satisfies(use -> {
            assertThat(use.projectedTimeWait()).isCloseTo(use.activeClosesPerSecond(), Offset.offset(1e-6));
            assertThat(use.secondsToExhaustion()).isNull();
        });
    }

    private static Report run(Jdk jdk, int closed, String... preparations) {
        var run = AgentRun.of(Exhaustion.class);
        return run.on(jdk)
                .agentArgs("interval=1s")
                .args("9000", Integer.toString(closed), Integer.toString(KEPT), run.folder() + "/report.json")
                .inNewNetworkNamespace(preparations)
                .run()
                .report();
    }
}
