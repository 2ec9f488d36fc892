// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;

/** Holds a report against the kernel's own table: who closed first is who has the TIME_WAIT. */
public final class KernelTruth {

    private KernelTruth() {}

    /**
     * Checks a run all of whose connections are closed by both ends.
     *
     * @param sockets the table after the exit, of a network in which nothing else happened
     */
    public static void check(Report report, SocketTable sockets) {
        var peers = ports(report, "client");
        var own = ports(report, "server");
        assertThat(sockets.timeWait())
                .as("TIME_WAIT of our clients")
                .filteredOn(socket -> peers.contains(socket.remotePort()))
                .hasSize(localFins(report, "client"));
        assertThat(sockets.timeWait())
                .as("TIME_WAIT of our servers")
                .filteredOn(socket -> own.contains(socket.localPort()))
                .hasSize(localFins(report, "server"));
        assertThat(report.ports().timeWait().host())
                .as("ports.timeWait.host")
                .isEqualTo(sockets.timeWait().size());
        assertThat(report.ports().timeWait().forgotten()).isZero();
        assertThat(report.ports().timeWait().attributed())
                .as("ports.timeWait.attributed")
                .isEqualTo(localFins(report, "client") + localFins(report, "server"));
        assertThat(report.ports().timeWait().bySite())
                .as("ports.timeWait.bySite")
                .containsExactlyInAnyOrderElementsOf(report.sites().stream()
                        .filter(site -> site.closes("localFin") > 0)
                        .map(site -> new Report.SiteTimeWait(site.id(), site.closes("localFin")))
                        .toList());
    }

    private static Set<Integer> ports(Report report, String role) {
        return report.sites().stream()
                .filter(site -> site.role().equals(role))
                .flatMap(site -> site.destinations().stream())
                .map(Report.Destination::port)
                .collect(Collectors.toSet());
    }

    private static int localFins(Report report, String role) {
        return report.sites().stream()
                .filter(site -> site.role().equals(role))
                .mapToInt(site -> (int) site.closes("localFin"))
                .sum();
    }
}
