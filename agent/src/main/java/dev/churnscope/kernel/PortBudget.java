// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import dev.churnscope.model.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** How long an active close occupies a port, and how many ports a rate of active closes occupies. */
public final class PortBudget {

    private static final double MILLIS_PER_SECOND = 1000;

    /** The delay of kernels that do not have {@code tcp_tw_reuse_delay} yet. */
    private static final double DEFAULT_REUSE_SECONDS = 1;

    private final Ports host;

    /** @param host the ports and settings of this host */
    public PortBudget(Ports host) {
        this.host = host;
    }

    /** Returns the use of ports by connections to an address, at a rate of active closes. */
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
     * Returns for how long a port in TIME_WAIT cannot be reused for the same destination: all of TIME_WAIT or, if
     * {@code tcp_tw_reuse} allows it, its delay ({@code tcp_twsk_unique} in {@code net/ipv4/tcp_ipv4.c}). Reuse requires
     * TCP timestamps at both ends, of which only this end's setting is known.
     */
    private double secondsHeld(InetAddress to) {
        String reuse = setting(Ports.TW_REUSE);
        boolean isReused = !"0".equals(setting(TcpSettings.TIMESTAMPS))
                && ("1".equals(reuse) || "2".equals(reuse) && to.isLoopbackAddress());
        return isReused ? reuseSeconds() : host.timeWaitSeconds();
    }

    private double reuseSeconds() {
        try {
            return Integer.parseInt(setting(TcpSettings.TW_REUSE_DELAY)) / MILLIS_PER_SECOND;
        } catch (NumberFormatException notThere) {
            return DEFAULT_REUSE_SECONDS;
        }
    }

    private String setting(String name) {
        String value = host.settings().get(name);
        return value == null ? "" : value;
    }
}
