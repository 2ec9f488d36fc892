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
 * @param destinations what this process closes first, by where it was connected to; fullest first, at most 100
 * @param exhaustion the first time that no port was free, or null where there always was one
 */
public record Ports(
        List<Integer> range,
        int capacity,
        double timeWaitSeconds,
        Map<String, @Nullable String> settings,
        TimeWait timeWait,
        List<DestinationUse> destinations,
        @Nullable Exhaustion exhaustion) {

    /** {@code TCP_TIMEWAIT_LEN} of Linux' {@code include/net/tcp.h}: a constant that no setting changes. */
    public static final int LINUX_TIME_WAIT_SECONDS = 60;

    /** The setting that lets the kernel reuse the port of a socket in TIME_WAIT for a connect. */
    public static final String TW_REUSE = "net.ipv4.tcp_tw_reuse";

    public Ports {
        range = OrEmpty.list(range);
        settings = OrEmpty.map(settings);
        timeWait = timeWait == null ? new TimeWait(null, null, 0, List.of()) : timeWait;
        destinations = OrEmpty.list(destinations);
    }

    /**
     * Sockets in TIME_WAIT.
     *
     * @param host those of this network namespace, or null where the kernel does not tell
     * @param attributed those that this process caused, matched by address and port; null where they were not
     * @param forgotten connections that this process closed first of late and could not keep in mind: the most that {@code
     *     attributed} can be too low by
     * @param bySite most first
     */
    public record TimeWait(@Nullable Long host, @Nullable Long attributed, long forgotten, List<SiteTimeWait> bySite) {

        public TimeWait {
            bySite = OrEmpty.list(bySite);
        }
    }

    /** The sockets in TIME_WAIT that one site left. */
    public record SiteTimeWait(String siteId, long count) {}

    /**
     * How far one destination uses up the ports.
     *
     * @param activeClosesPerSecond over the busiest minute
     * @param projectedTimeWait ports that TIME_WAIT keeps from being used again, at that rate
     * @param utilization the share of all ports that this is
     * @param secondsToExhaustion in which that rate uses up all ports; null where it does not
     */
    public record DestinationUse(
            String address,
            int port,
            double activeClosesPerSecond,
            double projectedTimeWait,
            double utilization,
            @Nullable Double secondsToExhaustion) {}

    /**
     * A connect that found no port, and who held them at that moment.
     *
     * @param address where it led to, with {@code port}
     * @param timeWait sockets in TIME_WAIT to there, of whatever process, or null where the kernel does not tell
     * @param holders most first
     */
    public record Exhaustion(
            String at, String address, int port, @Nullable Long timeWait, List<Holder> holders) {

        public Exhaustion {
            holders = OrEmpty.list(holders);
        }
    }

    /** A site that holds ports: by connections that are open, and by those that it left in TIME_WAIT. */
    public record Holder(String siteId, long open, long timeWait) {}
}
