// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ephemeral ports of this host, and what uses them up.
 *
 * @param range first and last ephemeral port
 * @param capacity ports available per (source, destination, destination port)
 * @param timeWaitSeconds how long a port stays in TIME_WAIT
 * @param settings kernel settings by sysctl name; the value is null if it cannot be read
 * @param destinations active closes of this process by destination; highest port use first, at most 100
 * @param exhaustion the first time that no port was free, or null if there always was one
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
     * @param host those of this network namespace, or null if the kernel does not report them
     * @param attributed those that this process caused, matched by address and port; null if they could not be matched
     * @param forgotten recent active closes of this process that could not be remembered: {@code attributed} may be too low by as
     *     many
     * @param bySite highest count first
     */
    public record TimeWait(@Nullable Long host, @Nullable Long attributed, long forgotten, List<SiteTimeWait> bySite) {

        public TimeWait {
            bySite = OrEmpty.list(bySite);
        }
    }

    /** The sockets in TIME_WAIT that one site left. */
    public record SiteTimeWait(String siteId, long count) {}

    /**
     * How many of the ports one destination uses.
     *
     * @param activeClosesPerSecond over the busiest minute
     * @param projectedTimeWait ports that TIME_WAIT blocks at that rate
     * @param utilization the share of all ports that this is
     * @param secondsToExhaustion until that rate has used up all ports; null if it does not
     */
    public record DestinationUse(
            String address,
            int port,
            double activeClosesPerSecond,
            double projectedTimeWait,
            double utilization,
            @Nullable Double secondsToExhaustion) {}

    /**
     * A connect that found no free port, and the sites that held the ports at that moment.
     *
     * @param address its destination, with {@code port}
     * @param timeWait sockets of all processes in TIME_WAIT to that destination, or null if the kernel does not report them
     * @param holders highest count first
     */
    public record Exhaustion(
            String at, String address, int port, @Nullable Long timeWait, List<Holder> holders) {

        public Exhaustion {
            holders = OrEmpty.list(holders);
        }
    }

    /** A site that holds ports: with its open connections, and with those that it left in TIME_WAIT. */
    public record Holder(String siteId, long open, long timeWait) {}
}
