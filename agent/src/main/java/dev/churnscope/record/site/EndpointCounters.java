// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.record.socket.Endpoint;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A counter for each of the first {@value #MAX_ENDPOINTS} endpoints, and one for all others. Safe for use by any number
 * of threads.
 */
final class EndpointCounters<T> {

    static final int MAX_ENDPOINTS = 100;

    private final ConcurrentHashMap<Endpoint, T> counters = new ConcurrentHashMap<>();
    private final Quota quota = new Quota(MAX_ENDPOINTS);
    private final Function<Endpoint, T> fresh;
    private final T others;

    /** @param fresh creates a counter */
    EndpointCounters(Function<Endpoint, T> fresh) {
        this.fresh = fresh;
        this.others = fresh.apply(Endpoint.OTHERS);
    }

    /** Returns the counter of an endpoint, always the same one. */
    T of(Endpoint endpoint) {
        var counter = counters.get(endpoint);
        if (counter != null) {
            return counter;
        }
        var kept = counters.computeIfAbsent(endpoint, this::freshWithinQuota);
        return kept == null ? others : kept;
    }

    /** Returns the counters of single endpoints. */
    Collection<T> kept() {
        return counters.values();
    }

    /** Returns the counter of all endpoints beyond the limit. */
    T others() {
        return others;
    }

    /** Performs an action for each counter, including that of {@link Endpoint#OTHERS}. */
    void forEach(BiConsumer<Endpoint, T> action) {
        counters.forEach(action);
        action.accept(Endpoint.OTHERS, others);
    }

    private @Nullable T freshWithinQuota(Endpoint endpoint) {
        return quota.tryAcquire() ? fresh.apply(endpoint) : null;
    }
}
