// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.record.socket.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the connections of one site lead, a bounded number of places; the rest count as one. Safe for use by any number of threads.
 *
 * <p>Never looks up a name: a reverse lookup for each connection is dear, and talks to the network.
 */
public final class Destinations {

    private final EndpointCounters<Destination> destinations = new EndpointCounters<>(Destination::new);

    private volatile @Nullable Destination last;

    /** Returns the destination of a connect. */
    public Destination of(InetSocketAddress remote) {
        var destination = last;
        if (destination == null || !destination.endpoint().equals(Endpoint.of(remote))) {
            destination = destinations.of(Endpoint.of(remote));
            last = destination;
        }
        return destination;
    }

    /** Returns the destination that stands for a peer of a server. */
    public Destination of(InetAddress peer, int localPort) {
        var destination = last;
        if (destination == null || !destination.is(peer, localPort)) {
            destination = destinations.of(Endpoint.of(new InetSocketAddress(peer, localPort)));
            last = destination;
        }
        return destination;
    }

    /** Returns those that are kept one by one, in no order. */
    public Collection<Destination> all() {
        return destinations.kept();
    }

    /** Returns what was opened beyond the addresses kept. */
    long others() {
        return destinations.others().opened().sum();
    }

    /** Does it with each destination, and with the one that stands for those beyond. */
    public void forEach(Consumer<Destination> action) {
        destinations.forEach((endpoint, destination) -> action.accept(destination));
    }

    /** Returns the sum of a count over all of them. */
    long sum(ToLongFunction<Destination> count) {
        long sum = count.applyAsLong(destinations.others());
        for (var destination : destinations.kept()) {
            sum += count.applyAsLong(destination);
        }
        return sum;
    }
}
