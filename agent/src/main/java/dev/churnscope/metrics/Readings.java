// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import dev.churnscope.model.ConnectionCounts;
import dev.churnscope.model.ConnectionCounts.Established;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Ports;
import dev.churnscope.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes readings of what was counted: a function of its arguments but for what has to be the same from one reading to the
 * next, which values of tags are told apart, and that no counter falls. So there is one of these for a process, whoever reads.
 *
 * <p>Not safe for use by several threads: counts must come in the order in which they were read.
 */
public final class Readings {

    private static final Comparator<Established> BUSIEST_FIRST =
            Comparator.comparingLong(Established::opened).reversed();

    private final LimitedTags values = new LimitedTags();

    /** A request that turns out never to have reached its peer is taken back: its counter then waits for the next one. */
    private final Map<Sums.Series, Long> highest = new HashMap<>();

    private final Set<List<String>> found = new LinkedHashSet<>();

    /**
     * Returns a reading of every meter.
     *
     * @param findings may be older than the counts, as {@code ports} may
     */
    public List<Reading> of(ConnectionCounts counts, List<Finding> findings, Ports ports) {
        var sums = new Sums();
        // Of those that are new, the busiest take the places that are left.
        counts.established().stream().sorted(BUSIEST_FIRST).forEach(established -> add(established, sums));
        for (var failed : counts.failed()) {
            var route = values.ofRoute(Role.CLIENT, failed.client(), failed.destination());
            sums.add(Meter.CONNECT_FAILED, List.of(route.get(0), route.get(1), failed.reason()), failed.count());
        }
        add(findings, sums);
        var timeWait = ports.timeWait();
        if (timeWait.host() != null) {
            sums.add(Meter.TIMEWAIT, List.of("host"), timeWait.host());
        }
        if (timeWait.attributed() != null) {
            sums.add(Meter.TIMEWAIT, List.of("attributed"), timeWait.attributed());
        }
        var readings = new ArrayList<>(sums.readings(highest));
        utilization(ports)
                .forEach((destination, share) ->
                        readings.add(new Reading(Meter.PORTS_UTILIZATION, List.of(destination), share, 0)));
        return readings;
    }

    private void add(Established counts, Sums sums) {
        var connections = values.ofConnections(counts);
        long closed = counts.closes().total();
        sums.add(Meter.OPENED, connections, counts.opened());
        sums.add(Meter.OPEN, connections, counts.opened() - closed);
        sums.add(Meter.LEAKED, connections, counts.leaked());
        var closes = counts.closes();
        sums.add(Meter.CLOSED, and(connections, "localFin"), closes.localFin());
        sums.add(Meter.CLOSED, and(connections, "remoteFin"), closes.remoteFin());
        sums.add(Meter.CLOSED, and(connections, "localReset"), closes.localReset());
        sums.add(Meter.CLOSED, and(connections, "remoteReset"), closes.remoteReset());
        if (counts.firstRequests() > 0) {
            var withoutRole = connections.subList(1, connections.size());
            sums.add(Meter.REQUESTS, and(withoutRole, "new"), counts.firstRequests());
            sums.add(Meter.REQUESTS, and(withoutRole, "reused"), counts.laterRequests());
        }
        sums.addTime(
                Meter.LIFETIME,
                List.of(counts.role().label(), values.client(counts.client())),
                closed,
                counts.lifetimeNanos());
        var route = values.ofRoute(counts.role(), counts.client(), counts.destination());
        if (counts.role() == Role.CLIENT) {
            sums.addTime(Meter.CONNECT_TIME, route, counts.opened(), counts.connectNanos());
        }
        if (counts.handshakes() > 0) {
            sums.addTime(Meter.TLS_TIME, route, counts.handshakes(), counts.tlsNanos());
        }
    }

    /** A finding that is gone is none, rather than not known. */
    private void add(List<Finding> findings, Sums sums) {
        found.forEach(before -> sums.add(Meter.FINDINGS, before, 0));
        for (var finding : findings) {
            var tags = List.of(finding.rule(), finding.severity().toLowerCase(Locale.ROOT));
            found.add(tags);
            sums.add(Meter.FINDINGS, tags, 1);
        }
    }

    /** Of what is past the bound, the fullest: the sum would be the share of nothing. */
    private Map<String, Double> utilization(Ports ports) {
        var shares = new LinkedHashMap<String, Double>();
        for (var use : ports.destinations()) {
            shares.merge(values.address(use.address(), use.port()), Math.min(1, use.utilization()), Math::max);
        }
        return shares;
    }

    private static List<String> and(List<String> tags, String last) {
        var all = new ArrayList<>(tags);
        all.add(last);
        return List.copyOf(all);
    }
}
