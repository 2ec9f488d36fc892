// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one site, a bounded number; the rest count as one. Safe for use by any number of threads.
 *
 * <p>Never looks up a name: a reverse lookup for each connection is dear, and talks to the network.
 */
final class Destinations {

    private static final int MOST = 100;

    private final ConcurrentHashMap<InetSocketAddress, Destination> destinations = new ConcurrentHashMap<>();
    private final Room room = new Room(MOST);
    private final Destination others =
            new Destination("other", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    private volatile @Nullable Destination last;

    /** Returns the destination of a connect. */
    Destination of(InetSocketAddress remote) {
        return of(remote.getAddress(), remote.getPort(), remote);
    }

    /** Returns the destination that stands for a peer of a server. */
    Destination of(InetAddress peer, int localPort) {
        return of(peer, localPort, null);
    }

    Collection<Destination> all() {
        return destinations.values();
    }

    /** Returns what was opened beyond the addresses kept. */
    long others() {
        return others.opened().sum();
    }

    private Destination of(InetAddress address, int port, @Nullable InetSocketAddress known) {
        var destination = last;
        if (destination == null || !destination.is(address, port)) {
            destination = find(known != null ? known : new InetSocketAddress(address, port));
            last = destination;
        }
        return destination;
    }

    private Destination find(InetSocketAddress address) {
        var destination = destinations.get(address);
        if (destination != null) {
            return destination;
        }
        var kept = destinations.computeIfAbsent(address, this::destinationIfThereIsRoom);
        return kept == null ? others : kept;
    }

    private @Nullable Destination destinationIfThereIsRoom(InetSocketAddress address) {
        return room.take() ? new Destination(address.getHostString(), address) : null;
    }
}
