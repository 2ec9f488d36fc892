// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.model.ConnectionCounts;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.site.Destination;
import dev.churnscope.record.site.SiteCounters;
import dev.churnscope.record.socket.Endpoint;
import java.util.ArrayList;

/** Reads the counts of each destination, at less cost than a {@link Snapshot}. */
public final class CountsByDestination {

    private CountsByDestination() {}

    /** Reads the counts. May be called on any thread, while connections open and close. */
    public static ConnectionCounts of(Recorder recorder) {
        // First, since leaked connections are counted only when a scan finds them.
        recorder.table().forEach(socket -> {
            if (socket instanceof Connection connection) {
                connection.countIfLeaked();
            }
        });
        var established = new ArrayList<ConnectionCounts.Established>();
        var failed = new ArrayList<ConnectionCounts.Failed>();
        for (var site : recorder.sites().all()) {
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
        // Closes before opens, so that a connection that opens and closes meanwhile cannot make the open ones negative.
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
