// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.Site;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Merges the destinations of one site: as many rows as a report may have, the rest summed. */
final class FleetDestinations {

    private static final int MAX_ROWS = 100;

    /** Maximum number of addresses kept: a fleet's servers may have any number of peers. */
    private static final int MAX_KEPT = 1000;

    private record Address(String host, String address, int port) {}

    /** The number of connections with an address, and whether any used TLS. */
    private static final class Connections {
        private long opened;
        private boolean tls;
    }

    private final Map<Address, Connections> byAddress = new LinkedHashMap<>(2);
    private long others;

    void add(Site site) {
        for (var destination : site.destinations()) {
            var key = new Address(destination.host(), destination.address(), destination.port());
            var known = byAddress.get(key);
            if (destination.isOthers() || known == null && byAddress.size() >= MAX_KEPT) {
                others += destination.opened();
            } else {
                var connections = known == null ? new Connections() : known;
                connections.opened += destination.opened();
                connections.tls |= destination.tls();
                if (known == null) {
                    byAddress.put(key, connections);
                }
            }
        }
    }

    private static Site.Destination row(Address to, Connections connections) {
        return new Site.Destination(to.host(), to.address(), to.port(), connections.opened, connections.tls);
    }

    void addOthers(long opened) {
        others += opened;
    }

    List<Site.Destination> rows() {
        var sorted = byAddress.entrySet().stream()
                .map(to -> row(to.getKey(), to.getValue()))
                .sorted(Comparator.comparingLong(Site.Destination::opened)
                        .reversed()
                        .thenComparing(row -> String.valueOf(row.address()))
                        .thenComparingInt(Site.Destination::port))
                .toList();
        var shown = sorted.subList(0, Math.min(MAX_ROWS, sorted.size()));
        long rest = others
                + sorted.subList(shown.size(), sorted.size()).stream()
                        .mapToLong(Site.Destination::opened)
                        .sum();
        return rest == 0
                ? List.copyOf(shown)
                : Stream.concat(
                                shown.stream(),
                                Stream.of(new Site.Destination(
                                        Site.Destination.OTHERS, Site.Destination.OTHERS, 0, rest, false)))
                        .toList();
    }
}
