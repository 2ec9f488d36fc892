// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.record.connection.CloseWaits;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.site.SiteCounters;
import java.util.HashMap;
import java.util.Map;

/**
 * The number of open connections of one site with a request in flight, and of those in CLOSE_WAIT.
 *
 * @param abandonedUnfinished pooled connections with a request in flight that are unreachable, so that no code can close
 *     them
 * @param unfinished pooled connections with a request in flight that are still reachable
 * @param closeWait connections that the peer closed more than ten seconds ago
 */
record HeldConnections(long abandonedUnfinished, long unfinished, long closeWait) {

    static final HeldConnections NONE = new HeldConnections(0, 0, 0);

    /** Scans the open connections, and counts those that have leaked. */
    static Map<SiteCounters, HeldConnections> bySite(ConnectionTable table, CloseWaits closeWaits) {
        var bySite = new HashMap<SiteCounters, HeldConnections>();
        long now = System.nanoTime();
        table.forEach(socket -> {
            if (socket instanceof Connection connection && !connection.isConnecting()) {
                connection.countIfLeaked();
                bySite.merge(
                        connection.opener().site(),
                        of(connection, closeWaits.isLong(connection, now)),
                        HeldConnections::plus);
            }
        });
        return bySite;
    }

    private static HeldConnections of(Connection connection, boolean inCloseWait) {
        boolean abandoned = connection.isAbandoned();
        boolean unfinished = connection.isUnfinished();
        return new HeldConnections(one(abandoned && unfinished), one(!abandoned && unfinished), one(inCloseWait));
    }

    private static long one(boolean is) {
        return is ? 1 : 0;
    }

    private HeldConnections plus(HeldConnections other) {
        return new HeldConnections(
                abandonedUnfinished + other.abandonedUnfinished,
                unfinished + other.unfinished,
                closeWait + other.closeWait);
    }
}
