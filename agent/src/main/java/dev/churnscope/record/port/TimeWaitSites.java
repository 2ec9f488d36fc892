// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Ports;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.site.SiteCounters;
import dev.churnscope.record.site.SiteTable;
import dev.churnscope.record.socket.FourTuple;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A snapshot of which sites the sockets in TIME_WAIT come from, for the connections that this process closed first. */
public final class TimeWaitSites {

    /** Tolerance, since the kernel's timer and the times of closes are in whole seconds. */
    private static final int ROUNDING_SECONDS = 2;

    private static final int STILL_OPEN = -1;

    private final SiteTable sites;
    private final Map<FourTuple, ClosedBySite> closedFirst = new HashMap<>();
    private final int now;

    /** @param second when it was closed, or {@link #STILL_OPEN} if this process has only sent its FIN, in a half-close */
    private record ClosedBySite(SiteCounters site, int second) {}

    TimeWaitSites(SiteTable sites, ConnectionTable table, ActiveCloseLog closedFirst, long now) {
        this.sites = sites;
        this.now = closedFirst.second(now);
        closedFirst.forEach(
                now, (connection, site, second) -> this.closedFirst.put(connection, new ClosedBySite(site, second)));
        table.forEach(socket -> {
            if (socket instanceof Connection connection && connection.decided() == CloseKind.LOCAL_FIN) {
                this.closedFirst.put(
                        connection.fourTuple(),
                        new ClosedBySite(connection.opener().site(), STILL_OPEN));
            }
        });
    }

    /**
     * Returns the id of the site that a socket in TIME_WAIT comes from, or null if this process did not close it first.
     *
     * @param secondsLeft until the kernel frees it
     */
    public @Nullable String siteOf(
            InetAddress local, int localPort, InetAddress remote, int remotePort, double secondsLeft) {
        var connection = new FourTuple(FourTuple.addresses(local, remote), FourTuple.ports(localPort, remotePort));
        var closed = closedFirst.get(connection);
        if (closed == null) {
            closed = closedFirst.get(connection.onAnyLocalAddress());
        }
        return closed == null || !isLeftBy(closed, secondsLeft) ? null : sites.idOf(closed.site());
    }

    /**
     * Whether a socket's TIME_WAIT began within the minute that it may have waited for the peer's FIN. If not, another
     * process was given the same port since, and closed first, too.
     */
    private boolean isLeftBy(ClosedBySite closed, double secondsLeft) {
        double after = now - (Ports.LINUX_TIME_WAIT_SECONDS - secondsLeft) - closed.second();
        return closed.second() == STILL_OPEN
                || after >= -ROUNDING_SECONDS && after <= Ports.LINUX_TIME_WAIT_SECONDS + ROUNDING_SECONDS;
    }
}
