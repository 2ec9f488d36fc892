// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;

/**
 * The connections of each site with each of its destinations, counted since the agent was attached.
 *
 * <p>A destination is the host as requested and its port; for a server, the peer's address and the server's own port. Beyond the
 * first hundred of a site it is {@code other}.
 */
public record ConnectionCounts(List<Established> established, List<Failed> failed) {

    public ConnectionCounts {
        established = List.copyOf(established);
        failed = List.copyOf(failed);
    }

    /**
     * Connections that were established.
     *
     * @param site class and method
     * @param leaked those that became unreachable without having been closed, whether or not the garbage collector has closed
     *     them since
     * @param firstRequests HTTP requests that were the first of their connection
     * @param laterRequests HTTP requests on a connection that had carried one before. A request that turns out not to have
     *     reached the peer is subtracted again, so this may decrease
     * @param connectNanos total time of all connects; 0 for a server
     * @param tlsNanos total time of the TLS {@code handshakes}
     * @param lifetimeNanos total lifetime of the closed connections
     */
    public record Established(
            Role role,
            String client,
            String site,
            String destination,
            long opened,
            CloseCounts closes,
            long leaked,
            long firstRequests,
            long laterRequests,
            long connectNanos,
            long handshakes,
            long tlsNanos,
            long lifetimeNanos) {}

    /**
     * Failed connects with the same reason.
     *
     * @param reason such as {@code refused}
     */
    public record Failed(String client, String destination, String reason, long count) {}
}
