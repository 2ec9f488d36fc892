// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;

/**
 * What was counted of the connections of each site with each of its destinations, since the agent was attached.
 *
 * <p>A destination is a host, by the name that was asked for, and a port; of a server, the peer's address and the server's own
 * port. Past the first hundred of a site it is {@code other}.
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
     * @param leaked those that nobody can reach any more, closed by the collector since or not
     * @param firstRequests HTTP requests that were the first of their connection
     * @param laterRequests HTTP requests over a connection that had carried one. A request that never reached the peer is
     *     taken back, so that this may fall
     * @param connectNanos how long all connects took together; 0 for a server
     * @param tlsNanos how long the {@code handshakes} of TLS took together
     * @param lifetimeNanos for how long all those were open together that are closed
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
     * Connects that were begun and did not establish, for one reason.
     *
     * @param reason such as {@code refused}
     */
    public record Failed(String client, String destination, String reason, long count) {}
}
