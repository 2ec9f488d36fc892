// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.Ports;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges the port budgets of all hosts.
 *
 * <p>Each host has its own ports, so budgets do not add up: settings are those of the host with the fewest ports, and each
 * destination has its highest use. Sockets in TIME_WAIT are summed, those of a host once, however many JVMs report them.
 */
final class FleetPorts {

    private static final int MAX_DESTINATIONS = 100;

    private record Address(String address, int port) {}

    /** Sockets in TIME_WAIT of one host: all, and those of the reported JVMs. */
    private record OfHost(long host, long attributed) {

        OfHost and(OfHost other) {
            return new OfHost(Math.max(host, other.host), attributed + other.attributed);
        }
    }

    private final FleetSites sites;
    private final Map<String, OfHost> timeWaitByHost = new HashMap<>();
    private final Map<String, Long> bySite = new LinkedHashMap<>();
    private final Map<Address, Ports.DestinationUse> destinations = new LinkedHashMap<>();
    private long forgotten;
    private @Nullable Ports tightest;
    private Ports.@Nullable Exhaustion exhaustion;

    FleetPorts(FleetSites sites) {
        this.sites = sites;
    }

    void add(@Nullable String host, Ports ports) {
        if (tightest == null || ports.capacity() < tightest.capacity()) {
            tightest = ports;
        }
        var timeWait = ports.timeWait();
        if (timeWait.host() != null && timeWait.attributed() != null) {
            timeWaitByHost.merge(String.valueOf(host), new OfHost(timeWait.host(), timeWait.attributed()), OfHost::and);
            timeWait.bySite().forEach(site -> bySite.merge(sites.idOf(site.siteId()), site.count(), Long::sum));
        }
        forgotten += timeWait.forgotten();
        for (var use : ports.destinations()) {
            destinations.merge(
                    new Address(use.address(), use.port()), use, (a, b) -> a.utilization() >= b.utilization() ? a : b);
        }
        var first = ports.exhaustion();
        if (first != null && (exhaustion == null || String.valueOf(first.at()).compareTo(exhaustion.at()) < 0)) {
            exhaustion = first;
        }
    }

    Ports ports() {
        var settings = tightest == null ? new Ports(List.of(0, 0), 0, 0, Map.of(), none(), List.of(), null) : tightest;
        return new Ports(
                settings.range(),
                settings.capacity(),
                settings.timeWaitSeconds(),
                settings.settings(),
                timeWait(),
                destinations.values().stream()
                        .sorted(Comparator.comparingDouble(Ports.DestinationUse::utilization)
                                .reversed()
                                .thenComparing(use -> String.valueOf(use.address()))
                                .thenComparingInt(Ports.DestinationUse::port))
                        .limit(MAX_DESTINATIONS)
                        .toList(),
                exhaustion);
    }

    private Ports.TimeWait timeWait() {
        if (timeWaitByHost.isEmpty()) {
            return none();
        }
        long attributed =
                timeWaitByHost.values().stream().mapToLong(OfHost::attributed).sum();
        // The JVMs of a host reported at different times, so their sum may exceed the number at any moment.
        long host = timeWaitByHost.values().stream()
                .mapToLong(of -> Math.max(of.host(), of.attributed()))
                .sum();
        return new Ports.TimeWait(
                host,
                attributed,
                forgotten,
                bySite.entrySet().stream()
                        .map(site -> new Ports.SiteTimeWait(site.getKey(), site.getValue()))
                        .sorted(Comparator.comparingLong(Ports.SiteTimeWait::count)
                                .reversed()
                                .thenComparing(Ports.SiteTimeWait::siteId))
                        .toList());
    }

    private Ports.TimeWait none() {
        return new Ports.TimeWait(null, null, forgotten, List.of());
    }
}
