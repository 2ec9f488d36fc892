// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.record.socket.Endpoint;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A counter for each of the first {@value #MAX_ENDPOINTS} endpoints, and one for all others. Safe for use by any number of threads. */
final class EndpointCounters<T> {

    static final int MAX_ENDPOINTS = 100;

    private final ConcurrentHashMap<Endpoint, T> counters = new ConcurrentHashMap<>();
    private final Quota quota = new Quota(MAX_ENDPOINTS);
    private final Function<Endpoint, T> fresh;
    private final T others;

    /** @param fresh makes a counter */
    EndpointCounters(Function<Endpoint, T> fresh) {
        this.fresh = fresh;
        this.others = fresh.apply(Endpoint.OTHERS);
    }

    /** Returns the endpoint's counter, always the same one. */
    T of(Endpoint endpoint) {
        var counter = counters.get(endpoint);
        if (counter != null) {
            return counter;
        }
        var kept = counters.computeIfAbsent(endpoint, this::freshIfThereIsRoom);
        return kept == null ? others : kept;
    }

    /** Returns the counters of single endpoints. */
    Collection<T> kept() {
        return counters.values();
    }

    /** Returns the counter of what came when there was no room. */
    T others() {
        return others;
    }

    /** Does it with each counter, that of {@link Endpoint#OTHERS} included. */
    void forEach(BiConsumer<Endpoint, T> action) {
        counters.forEach(action);
        action.accept(Endpoint.OTHERS, others);
    }

    private @Nullable T freshIfThereIsRoom(Endpoint endpoint) {
        return quota.tryAcquire() ? fresh.apply(endpoint) : null;
    }
}
