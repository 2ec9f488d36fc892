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
 * The connection pools of libraries, and what is known of where each connects to. A pool is forgotten once the application
 * has dropped it. Safe for use by any number of threads.
 */
public final class Pools {

    /** Endpoints remembered of one pool, or of the pools that one line built. */
    private static final int MAX_ENDPOINTS = 1000;

    private final CallerPropagation propagation;
    private final SocketState state;
    private final WeakIdentityMap<Pool> pools = new WeakIdentityMap<>();
    private final WeakIdentityMap<WeakReference<Object>> wholes = new WeakIdentityMap<>();

    /** For each line that builds pools, where these have connected to. */
    private final ConcurrentHashMap<Caller, ConcurrentHashMap<Endpoint, Boolean>> reached = new ConcurrentHashMap<>();

    private record Pool(
            @Nullable Caller builder,
            ConcurrentHashMap<Endpoint, PoolRoute> routes,
            AtomicReference<@Nullable Caller> closer) {}

    /**
     * Where a new connection belongs, and why it had to be opened.
     *
     * @param reason null for the first there
     * @param behind the line to change for it, or null for the one that opens the connection
     */
    public record Opened(
            PoolRoute route,
            @Nullable NotReusedReason reason,
            @Nullable Caller behind) {}

    /** @param state tells of idle connections whether the peer has closed them */
    public Pools(CallerPropagation propagation, SocketState state) {
        this.propagation = propagation;
        this.state = state;
    }

    /**
     * A connection was opened for a pool.
     *
     * @param since when it was begun
     * @param interchangeable whether any connection of the pool would have done
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
            // How large a pool is, and for how long it keeps what, is said where it is built.
            case POOL_TOO_SMALL, MAX_LIFETIME_CHURN, IDLE_EXPIRY_CHURN, STALE_POOLED_CONNECTION -> builder;
            default -> null;
        };
        return new Opened(route, lost.reason(), behind);
    }

    /** A line closes a pool. */
    public void close(Object pool, Caller closer) {
        known(pool).closer().compareAndSet(null, closer);
    }

    /** Lets a pool share what is known with the one that it is a part of, which may be part of another in turn. */
    public void join(Object pool, Object whole) {
        wholes.put(pool, new WeakReference<>(whole));
    }

    private Pool known(Object part) {
        var pool = part;
        for (var next = wholes.get(pool); next != null; next = wholes.get(pool)) {
            var whole = next.get();
            if (whole == null) {
                break;
            }
            pool = whole;
        }
        var known = pools.get(pool);
        if (known != null) {
            return known;
        }
        var fresh = new Pool(propagation.of(pool), new ConcurrentHashMap<>(), new AtomicReference<>());
        var raced = pools.putIfAbsent(pool, fresh);
        return raced == null ? fresh : raced;
    }

    /** Whether another pool that was built by the same line has connected to the same place. */
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
