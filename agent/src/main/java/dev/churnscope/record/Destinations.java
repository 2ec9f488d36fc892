// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the connections of one site lead, a bounded number of places; the rest count as one. Safe for use by any number of threads.
 *
 * <p>Never looks up a name: a reverse lookup for each connection is dear, and talks to the network.
 */
final class Destinations {

    private static final int MOST = 100;

    private final ConcurrentHashMap<Endpoint, Destination> destinations = new ConcurrentHashMap<>();
    private final Room room = new Room(MOST);
    private final Destination others =
            new Destination(new Endpoint("other", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));

    private volatile @Nullable Destination last;

    /** Returns the destination of a connect. */
    Destination of(InetSocketAddress remote) {
        var destination = last;
        if (destination == null || !destination.endpoint().equals(Endpoint.of(remote))) {
            destination = find(remote);
            last = destination;
        }
        return destination;
    }

    /** Returns the destination that stands for a peer of a server. */
    Destination of(InetAddress peer, int localPort) {
        var destination = last;
        if (destination == null || !destination.is(peer, localPort)) {
            destination = find(new InetSocketAddress(peer, localPort));
            last = destination;
        }
        return destination;
    }

    Collection<Destination> all() {
        return destinations.values();
    }

    /** Returns what was opened beyond the addresses kept. */
    long others() {
        return others.opened().sum();
    }

    private Destination find(InetSocketAddress address) {
        var endpoint = Endpoint.of(address);
        var destination = destinations.get(endpoint);
        if (destination != null) {
            return destination;
        }
        var kept = destinations.computeIfAbsent(endpoint, this::destinationIfThereIsRoom);
        return kept == null ? others : kept;
    }

    private @Nullable Destination destinationIfThereIsRoom(Endpoint endpoint) {
        return room.take() ? new Destination(endpoint) : null;
    }
}
