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
 * Converts counts to readings: a function of its arguments, plus the state that keeps readings consistent: which tag values
 * are distinguished, and the last value of each counter. So a process has one instance, shared by all readers.
 *
 * <p>Not thread-safe: counts must be passed in the order in which they were read.
 */
public final class Readings {

    private static final Comparator<Established> BUSIEST_FIRST =
            Comparator.comparingLong(Established::opened).reversed();

    private final LimitedTags values = new LimitedTags();

    /**
     * The highest value of each counter so far. A request that never reached its peer is subtracted again: its counter then
     * stays the same until the next request.
     */
    private final Map<Sums.Series, Long> highest = new HashMap<>();

    private final Set<List<String>> seenFindings = new LinkedHashSet<>();

    /**
     * Returns a reading of every meter.
     *
     * @param findings may be older than the counts, like {@code ports}
     */
    public List<Reading> of(ConnectionCounts counts, List<Finding> findings, Ports ports) {
        var sums = new Sums();
        // Busiest first, so that of the new ones, the busiest are kept by the limits.
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
        sums.add(Meter.CLOSED, append(connections, "localFin"), closes.localFin());
        sums.add(Meter.CLOSED, append(connections, "remoteFin"), closes.remoteFin());
        sums.add(Meter.CLOSED, append(connections, "localReset"), closes.localReset());
        sums.add(Meter.CLOSED, append(connections, "remoteReset"), closes.remoteReset());
        if (counts.firstRequests() > 0) {
            var withoutRole = connections.subList(1, connections.size());
            sums.add(Meter.REQUESTS, append(withoutRole, "new"), counts.firstRequests());
            sums.add(Meter.REQUESTS, append(withoutRole, "reused"), counts.laterRequests());
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

    /** Reports 0 for a finding that no longer exists. */
    private void add(List<Finding> findings, Sums sums) {
        seenFindings.forEach(tags -> sums.add(Meter.FINDINGS, tags, 0));
        for (var finding : findings) {
            var tags = List.of(finding.rule(), finding.severity().toLowerCase(Locale.ROOT));
            seenFindings.add(tags);
            sums.add(Meter.FINDINGS, tags, 1);
        }
    }

    /** For destinations beyond the limit, returns the maximum: a sum of their shares would have no meaning. */
    private Map<String, Double> utilization(Ports ports) {
        var shares = new LinkedHashMap<String, Double>();
        for (var use : ports.destinations()) {
            shares.merge(values.address(use.address(), use.port()), Math.min(1, use.utilization()), Math::max);
        }
        return shares;
    }

    private static List<String> append(List<String> tags, String last) {
        var all = new ArrayList<>(tags);
        all.add(last);
        return List.copyOf(all);
    }
}
