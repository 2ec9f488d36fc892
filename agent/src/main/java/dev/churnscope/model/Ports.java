// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ephemeral ports of this host, and who uses them up.
 *
 * @param range first and last ephemeral port
 * @param capacity ports for one (source, destination, destination port)
 * @param timeWaitSeconds how long a port stays in TIME_WAIT
 * @param settings kernel setting by its sysctl name to its value, or null where it cannot be read
 */
public record Ports(
        List<Integer> range,
        int capacity,
        double timeWaitSeconds,
        Map<String, @Nullable String> settings,
        TimeWait timeWait,
        List<DestinationUse> destinations) {

    public Ports {
        range = OrEmpty.list(range);
        settings = OrEmpty.map(settings);
        timeWait = timeWait == null ? new TimeWait(null, null, List.of()) : timeWait;
        destinations = OrEmpty.list(destinations);
    }

    /**
     * Sockets in TIME_WAIT.
     *
     * @param host those of this network namespace, or null where the kernel does not tell
     * @param attributed those that this process caused, or null where they were not matched
     */
    public record TimeWait(@Nullable Long host, @Nullable Long attributed, List<SiteTimeWait> bySite) {

        public TimeWait {
            bySite = OrEmpty.list(bySite);
        }
    }

    /** The sockets in TIME_WAIT that one site left. */
    public record SiteTimeWait(String siteId, long count) {}

    /** How far one destination uses up the ports. */
    public record DestinationUse(
            String address,
            int port,
            double activeClosesPerSecond,
            double projectedTimeWait,
            double utilization,
            @Nullable Double secondsToExhaustion) {}
}
