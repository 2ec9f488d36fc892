// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import dev.churnscope.model.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** For how long closing a connection first takes its port away, and what that comes to. */
public final class PortBudget {

    private static final double MILLIS_A_SECOND = 1000;

    /** What the kernel waits where it does not have {@code tcp_tw_reuse_delay} yet. */
    private static final double DEFAULT_REUSE_SECONDS = 1;

    private final Ports host;

    /** @param host ports and settings of this host */
    public PortBudget(Ports host) {
        this.host = host;
    }

    /** Returns how far connections to an address use up the ports, where this process closes so many of them first. */
    public Ports.DestinationUse use(InetSocketAddress to, double closesPerSecond) {
        double held = closesPerSecond * secondsHeld(to.getAddress());
        return new Ports.DestinationUse(
                to.getAddress().getHostAddress(),
                to.getPort(),
                closesPerSecond,
                held,
                held / host.capacity(),
                held < host.capacity() ? null : host.capacity() / closesPerSecond);
    }

    /**
     * Returns for how long a port in TIME_WAIT cannot be used again for the same destination: all of TIME_WAIT, or where
     * {@code tcp_tw_reuse} allows it, its delay ({@code tcp_twsk_unique} in {@code net/ipv4/tcp_ipv4.c}). That takes
     * timestamps of both ends, of which only ours is known.
     */
    private double secondsHeld(InetAddress to) {
        String reuse = setting(Ports.TW_REUSE);
        boolean isReused = !"0".equals(setting(TcpSettings.TIMESTAMPS))
                && ("1".equals(reuse) || "2".equals(reuse) && to.isLoopbackAddress());
        return isReused ? reuseSeconds() : host.timeWaitSeconds();
    }

    private double reuseSeconds() {
        try {
            return Integer.parseInt(setting(TcpSettings.TW_REUSE_DELAY)) / MILLIS_A_SECOND;
        } catch (NumberFormatException notThere) {
            return DEFAULT_REUSE_SECONDS;
        }
    }

    private String setting(String name) {
        String value = host.settings().get(name);
        return value == null ? "" : value;
    }
}
