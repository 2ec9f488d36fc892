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
 * The destinations of one site: a bounded number of them, and one for all others. Safe for use by any number of threads.
 *
 * <p>Never resolves a name: a reverse lookup for each connection is expensive, and uses the network.
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

    /** Returns the destination of an accepted connection. */
    public Destination of(InetAddress peer, int localPort) {
        var destination = last;
        if (destination == null || !destination.is(peer, localPort)) {
            destination = destinations.of(Endpoint.of(new InetSocketAddress(peer, localPort)));
            last = destination;
        }
        return destination;
    }

    /** Returns the destinations that are counted one by one, in no order. */
    public Collection<Destination> all() {
        return destinations.kept();
    }

    /** Returns the number of connections opened to all other destinations. */
    long others() {
        return destinations.others().opened().sum();
    }

    /** Performs an action for each destination, including the one for all others. */
    public void forEach(Consumer<Destination> action) {
        destinations.forEach((endpoint, destination) -> action.accept(destination));
    }

    /** Returns the sum of a count over all destinations. */
    long sum(ToLongFunction<Destination> count) {
        long sum = count.applyAsLong(destinations.others());
        for (var destination : destinations.kept()) {
            sum += count.applyAsLong(destination);
        }
        return sum;
    }
}
