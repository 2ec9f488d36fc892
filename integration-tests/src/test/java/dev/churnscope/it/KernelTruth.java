// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.ends.Matrix;
import dev.churnscope.it.PlayedConnection.Ports;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a report against the kernel's own table: who closed first is who has the TIME_WAIT. */
public final class KernelTruth {

    private KernelTruth() {}

    /** Checks a run of {@link Matrix} whose transports leave no socket open. */
    public static void check(RunResult result) {
        var played = PlayedConnection.parse(result.stdout());
        var all = played.stream().map(PlayedConnection::ports).collect(Collectors.toSet());
        var closedFirst = played.stream()
                .filter(PlayedConnection::isClosedFirst)
                .map(PlayedConnection::ports)
                .toList();
        var held = result.sockets().timeWait().stream()
                .map(socket -> new Ports(socket.localPort(), socket.remotePort()))
                .filter(all::contains)
                .toList();
        assertThat(held)
                .as(
                        "our ends in TIME_WAIT. Connections between the ports in question: %s. Counters of the kernel: %s",
                        played.stream()
                                .filter(connection -> frequency(held, connection.ports())
                                        != frequency(closedFirst, connection.ports()))
                                .toList(),
                        result.counters())
                .containsExactlyInAnyOrderElementsOf(closedFirst);
        checkReport(result.report(), result.sockets());
        for (String role : List.of("client", "server")) {
            assertThat(localFins(result.report(), role))
                    .as("localFin as " + role)
                    .isEqualTo(played.stream()
                            .filter(connection -> connection.role().equals(role) && connection.isClosedFirst())
                            .count());
        }
    }

    /**
     * Checks a run of clients alone, all of whose connections they close first.
     *
     * @param sockets the table after the exit, of a network in which nothing else happened
     */
    public static void checkClients(Report report, SocketTable sockets) {
        var peers = ports(report);
        assertThat(sockets.timeWait())
                .as("TIME_WAIT of our clients")
                .filteredOn(socket -> peers.contains(socket.remotePort()))
                .hasSize((int) report.totals().opened());
        assertThat(localFins(report, "client")).isEqualTo(report.totals().opened());
        checkReport(report, sockets);
    }

    private static void checkReport(Report report, SocketTable sockets) {
        var timeWait = report.ports().timeWait();
        assertThat(timeWait.host())
                .as("ports.timeWait.host")
                .isEqualTo(sockets.timeWait().size());
        assertThat(timeWait.forgotten()).isZero();
        assertThat(timeWait.attributed())
                .as("ports.timeWait.attributed")
                .isEqualTo(localFins(report, "client") + localFins(report, "server"));
        assertThat(timeWait.bySite())
                .as("ports.timeWait.bySite")
                .containsExactlyInAnyOrderElementsOf(report.sites().stream()
                        .filter(site -> site.closes("localFin") > 0)
                        .map(site -> new Report.SiteTimeWait(site.id(), site.closes("localFin")))
                        .toList());
    }

    private static Set<Integer> ports(Report report) {
        return report.sites().stream()
                .flatMap(site -> site.destinations().stream())
                .map(Report.Destination::port)
                .collect(Collectors.toSet());
    }

    private static long localFins(Report report, String role) {
        return report.sites().stream()
                .filter(site -> site.role().equals(role))
                .mapToLong(site -> site.closes("localFin"))
                .sum();
    }
}
