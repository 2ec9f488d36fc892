// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.kernel.PortBudget;
import dev.churnscope.kernel.SocketTable;
import dev.churnscope.kernel.TcpSettings;
import dev.churnscope.kernel.TimeWaitSocket;
import dev.churnscope.model.Ports;
import dev.churnscope.record.port.PortUse;
import dev.churnscope.record.port.TimeWaitSites;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The port budget: which ports the kernel holds, and for which sites. */
final class PortReport {

    private static final int MAX_DESTINATIONS = 100;

    private final PortUse use;

    /** State at the window's first connect that failed for lack of a port; guarded by this. */
    private Ports.@Nullable Exhaustion exhaustion;

    PortReport(PortUse use) {
        this.use = use;
    }

    /**
     * Makes the current thread the one that is unparked when ports run out, to {@linkplain #recordExhaustion record} which
     * sites hold them.
     */
    void watch() {
        use.watchedBy(Thread.currentThread());
    }

    /** If ports have run out for the first time, records which sites hold them. */
    synchronized void recordExhaustion() {
        var noPort = use.firstNoPort();
        if (exhaustion == null && noPort != null) {
            var to = noPort.to();
            // First, since open connections may be closed at any moment.
            var open = use.openTo(to);
            var sockets = new SocketTable().timeWait();
            var toDestination = sockets == null
                    ? null
                    : sockets.stream()
                            .filter(socket -> socket.remotePort() == to.getPort()
                                    && socket.remote().equals(to.getAddress()))
                            .toList();
            exhaustion = new Ports.Exhaustion(
                    noPort.at().toString(),
                    to.getAddress().getHostAddress(),
                    to.getPort(),
                    toDestination == null ? null : Long.valueOf(toDestination.size()),
                    holders(open, countBySite(toDestination, use.timeWaitSites())));
        }
    }

    /** Resets everything except the sockets in TIME_WAIT. */
    synchronized void beginWindow() {
        use.beginWindow();
        exhaustion = null;
    }

    /** Samples the rate of closes. Called once a second. */
    void sample() {
        use.sample();
    }

    /** Returns the current budget. */
    synchronized Ports ports() {
        recordExhaustion();
        var host = new TcpSettings().ports();
        return new Ports(
                host.range(),
                host.capacity(),
                host.timeWaitSeconds(),
                host.settings(),
                timeWait(),
                destinations(new PortBudget(host)),
                exhaustion);
    }

    private Ports.TimeWait timeWait() {
        // Read before the log of closes, so that every socket that was closed by this process is in the log.
        var sockets = new SocketTable().timeWait();
        if (sockets == null) {
            return new Ports.TimeWait(null, null, 0, List.of());
        }
        var bySite = countBySite(sockets, use.timeWaitSites());
        return new Ports.TimeWait(
                (long) sockets.size(),
                bySite.values().stream().mapToLong(Long::longValue).sum(),
                use.forgotten(),
                bySite.entrySet().stream()
                        .map(site -> new Ports.SiteTimeWait(site.getKey(), site.getValue()))
                        .sorted(Comparator.comparingLong(Ports.SiteTimeWait::count)
                                .reversed()
                                .thenComparing(Ports.SiteTimeWait::siteId))
                        .toList());
    }

    private static Map<String, Long> countBySite(@Nullable List<TimeWaitSocket> sockets, TimeWaitSites sites) {
        var bySite = new HashMap<String, Long>();
        for (var socket : sockets == null ? List.<TimeWaitSocket>of() : sockets) {
            String site = sites.siteOf(
                    socket.local(), socket.localPort(), socket.remote(), socket.remotePort(), socket.secondsLeft());
            if (site != null) {
                bySite.merge(site, 1L, Long::sum);
            }
        }
        return bySite;
    }

    private static List<Ports.Holder> holders(Map<String, Long> open, Map<String, Long> timeWait) {
        Set<String> sites = new TreeSet<>(open.keySet());
        sites.addAll(timeWait.keySet());
        return sites.stream()
                .map(site -> new Ports.Holder(site, open.getOrDefault(site, 0L), timeWait.getOrDefault(site, 0L)))
                .sorted(Comparator.comparingLong((Ports.Holder holder) -> holder.open() + holder.timeWait())
                        .reversed())
                .toList();
    }

    private List<Ports.DestinationUse> destinations(PortBudget budget) {
        return use.closeRates().stream()
                .map(rate -> budget.use(rate.to(), rate.perSecond()))
                .sorted(Comparator.comparingDouble(Ports.DestinationUse::utilization)
                        .reversed()
                        .thenComparing(Ports.DestinationUse::address)
                        .thenComparingInt(Ports.DestinationUse::port))
                .limit(MAX_DESTINATIONS)
                .toList();
    }
}
