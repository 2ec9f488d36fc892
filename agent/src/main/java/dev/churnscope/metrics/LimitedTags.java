// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import dev.churnscope.model.ConnectionCounts.Established;
import dev.churnscope.model.Role;
import java.util.List;

/**
 * Applies cardinality limits to tag values: the first ones are kept, the rest becomes {@value #OTHER}.
 *
 * <p>Combinations of tags are limited as well as single tags, since they determine the number of time series.
 */
final class LimitedTags {

    /** The value for all values beyond a limit, also used for those that the counters already summed. */
    static final String OTHER = "other";

    static final int MAX_CLIENTS = 50;
    static final int MAX_DESTINATIONS = 100;
    static final int MAX_SITES = 200;
    static final int MAX_COMBINATIONS = 500;

    private final CardinalityLimit<String> clients = new CardinalityLimit<>(MAX_CLIENTS);
    private final CardinalityLimit<String> destinations = new CardinalityLimit<>(MAX_DESTINATIONS);

    /** Separate from destinations, so that the many peers of a server do not use up their limit. */
    private final CardinalityLimit<String> peers = new CardinalityLimit<>(MAX_DESTINATIONS);

    private final CardinalityLimit<String> addresses = new CardinalityLimit<>(MAX_DESTINATIONS);
    private final CardinalityLimit<List<String>> sites = new CardinalityLimit<>(MAX_SITES);
    private final CardinalityLimit<List<String>> connections = new CardinalityLimit<>(MAX_COMBINATIONS);
    private final CardinalityLimit<List<String>> routes = new CardinalityLimit<>(MAX_COMBINATIONS);

    /** Returns role, client, destination and site. */
    List<String> ofConnections(Established counts) {
        String role = counts.role().label();
        String client = client(counts.client());
        String destination = destination(counts.role(), counts.destination());
        boolean isSiteKept = !counts.site().equals(OTHER) && sites.keeps(List.of(role, client, counts.site()));
        String site = isSiteKept ? counts.site() : OTHER;
        var values = List.of(role, client, destination, site);
        return destination.equals(OTHER) || connections.keeps(values) ? values : List.of(role, client, OTHER, site);
    }

    /** Returns client and destination. */
    List<String> ofRoute(Role role, String client, String destination) {
        var values = List.of(client(client), destination(role, destination));
        return values.get(1).equals(OTHER) || routes.keeps(values) ? values : List.of(values.get(0), OTHER);
    }

    String client(String client) {
        return value(clients, client);
    }

    private String destination(Role role, String destination) {
        return value(role == Role.CLIENT ? destinations : peers, destination);
    }

    /** Returns the destination tag of an address, regardless of its names. */
    String address(String address, int port) {
        return value(addresses, (address.indexOf(':') < 0 ? address : '[' + address + ']') + ':' + port);
    }

    private static String value(CardinalityLimit<String> limit, String value) {
        return !value.equals(OTHER) && limit.keeps(value) ? value : OTHER;
    }
}
