// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import dev.churnscope.model.NotReusedReason;
import dev.churnscope.record.foreign.WeakIdentityMap;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.record.socket.Endpoint;
import dev.churnscope.record.socket.SocketState;
import dev.churnscope.stack.Caller;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The connection pools of libraries, and the endpoints that each connects to. A pool is held weakly. Safe for use by any
 * number of threads.
 */
public final class Pools {

    /** The maximum number of endpoints kept for one pool, or for all pools that one caller built. */
    private static final int MAX_ENDPOINTS = 1000;

    private final CallerPropagation propagation;
    private final SocketState state;
    private final WeakIdentityMap<Pool> pools = new WeakIdentityMap<>();
    private final WeakIdentityMap<WeakReference<Object>> parents = new WeakIdentityMap<>();

    /** For each caller that builds pools, the endpoints that these have connected to. */
    private final ConcurrentHashMap<Caller, ConcurrentHashMap<Endpoint, Boolean>> reached = new ConcurrentHashMap<>();

    private record Pool(
            @Nullable Caller builder,
            ConcurrentHashMap<Endpoint, PoolRoute> routes,
            AtomicReference<@Nullable Caller> closer) {}

    /**
     * The route that a new connection belongs to, and why it had to be opened.
     *
     * @param reason why none could be reused; null if there was none to reuse
     * @param behind the caller whose code to change, or null if it is the one that opens the connection
     */
    public record Opened(
            PoolRoute route,
            @Nullable NotReusedReason reason,
            @Nullable Caller behind) {}

    /** @param state shows which idle connections the peer has closed */
    public Pools(CallerPropagation propagation, SocketState state) {
        this.propagation = propagation;
        this.state = state;
    }

    /**
     * Called for each connection that was opened for a pool.
     *
     * @param since when the lookup began that led to the open
     * @param interchangeable whether any connection of the pool would do
     */
    public Opened open(Object pool, Endpoint to, long since, boolean interchangeable) {
        var known = known(pool);
        var route = known.routes().get(to);
        if (route != null) {
            return opened(route, route.open(since, state), known.builder());
        }
        var fresh = new PoolRoute(interchangeable, known.closer());
        if (known.routes().size() < MAX_ENDPOINTS) {
            var raced = known.routes().putIfAbsent(to, fresh);
            if (raced != null) {
                return opened(raced, raced.open(since, state), known.builder());
            }
        }
        return new Opened(
                fresh, reachedBefore(known.builder(), to) ? NotReusedReason.CLIENT_PER_REQUEST : null, known.builder());
    }

    private static Opened opened(PoolRoute route, PoolRoute.@Nullable Lost lost, @Nullable Caller builder) {
        if (lost == null) {
            return new Opened(route, null, null);
        }
        var behind = switch (lost.reason()) {
            case KEEP_ALIVE_DISABLED, DISCONNECT_AFTER_RESPONSE, RESPONSE_NOT_DRAINED, RESET_ON_CLOSE -> lost.closer();
            // The size of a pool, and how long it keeps connections, are configured where it is built.
            case POOL_TOO_SMALL, MAX_LIFETIME_CHURN, IDLE_EXPIRY_CHURN, STALE_POOLED_CONNECTION -> builder;
            default -> null;
        };
        return new Opened(route, lost.reason(), behind);
    }

    /** Records the caller that closes a pool. */
    public void close(Object pool, Caller closer) {
        known(pool).closer().compareAndSet(null, closer);
    }

    /**
     * Sets the parent of a pool: connections of either count as connections of the parent, which may have a parent in
     * turn.
     */
    public void setParent(Object pool, Object parent) {
        parents.put(pool, new WeakReference<>(parent));
    }

    private Pool known(Object part) {
        var pool = part;
        for (var next = parents.get(pool); next != null; next = parents.get(pool)) {
            var parent = next.get();
            if (parent == null) {
                break;
            }
            pool = parent;
        }
        var known = pools.get(pool);
        if (known != null) {
            return known;
        }
        var fresh = new Pool(propagation.of(pool), new ConcurrentHashMap<>(), new AtomicReference<>());
        var raced = pools.putIfAbsent(pool, fresh);
        return raced == null ? fresh : raced;
    }

    /** Whether another pool that was built by the same caller has connected to the same endpoint. */
    private boolean reachedBefore(@Nullable Caller builder, Endpoint to) {
        if (builder == null) {
            return false;
        }
        var endpoints = reached.get(builder);
        if (endpoints == null) {
            var fresh = new ConcurrentHashMap<Endpoint, Boolean>();
            var raced = reached.putIfAbsent(builder, fresh);
            endpoints = raced == null ? fresh : raced;
        }
        return endpoints.containsKey(to) || endpoints.size() < MAX_ENDPOINTS && endpoints.putIfAbsent(to, true) != null;
    }
}
