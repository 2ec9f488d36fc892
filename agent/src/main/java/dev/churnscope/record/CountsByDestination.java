// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.ConnectionCounts;
import java.util.ArrayList;

/** Reads what the sites count of each destination: little more than the numbers themselves, unlike a {@link Snapshot}. */
final class CountsByDestination {

    private CountsByDestination() {}

    static ConnectionCounts of(SiteTable sites, ConnectionTable table) {
        // First of all: whoever looks for the leaked ones counts them.
        table.forEach(socket -> {
            if (socket instanceof Connection connection) {
                connection.countIfLeaked();
            }
        });
        var established = new ArrayList<ConnectionCounts.Established>();
        var failed = new ArrayList<ConnectionCounts.Failed>();
        for (var site : sites.all()) {
            site.destinations().forEach(destination -> {
                var counts = established(site, destination);
                if (counts.opened() > 0) {
                    established.add(counts);
                }
            });
            site.failures()
                    .forEach((to, reason, count) -> failed.add(
                            new ConnectionCounts.Failed(site.key().client(), to.label(), reason.label(), count)));
        }
        return new ConnectionCounts(established, failed);
    }

    private static ConnectionCounts.Established established(SiteCounters site, Destination destination) {
        // Closes before opens: a connection that comes and goes meanwhile must not leave open at -1.
        var closes = destination.closes();
        return new ConnectionCounts.Established(
                site.key().role(),
                site.key().client(),
                site.isOverflow()
                        ? Endpoint.OTHERS.label()
                        : site.key().className() + '.' + site.key().method(),
                destination.endpoint().label(),
                destination.opened().sum(),
                closes,
                destination.leaked(),
                destination.firstRequests(),
                destination.laterRequests(),
                destination.connectNanos(),
                destination.handshakes(),
                destination.handshakeNanos(),
                destination.lifetimeNanos());
    }
}
