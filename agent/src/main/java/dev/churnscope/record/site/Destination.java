// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.record.socket.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * An endpoint that a site connects to, or a peer that connects to it, with the counters of the connections between them.
 * The site's requests and leaks are the sums over its destinations.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Destination {

    /** Indexes into {@link #counts}, in which closes come first, by the ordinal of their kind. */
    private static final int CLOSED_UNSEEN = CloseKind.values().length;

    private static final int LEAKED = CLOSED_UNSEEN + 1;
    private static final int FIRST_REQUESTS = LEAKED + 1;
    private static final int CONNECT_NANOS = FIRST_REQUESTS + 1;
    private static final int LIFETIME_NANOS = CONNECT_NANOS + 1;
    private static final int HANDSHAKES = LIFETIME_NANOS + 1;
    private static final int HANDSHAKE_NANOS = HANDSHAKES + 1;

    private final Endpoint endpoint;
    private final LongAdder opened = new LongAdder();

    /** May be incremented a million times a second, from every thread. */
    private final LongAdder laterRequests = new LongAdder();

    /**
     * Events that happen a few times per connection: a compact array suffices, since connecting costs far more than
     * contention.
     */
    private final AtomicLongArray counts = new AtomicLongArray(HANDSHAKE_NANOS + 1);

    /** The count of active closes at the last {@link #takeClosedFirst}; used by one thread at a time. */
    private long taken;

    private volatile boolean tls;

    /** @param endpoint its port is the remote one; for a server the local one */
    Destination(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Whether the destination has an address and port, whatever its name. */
    boolean is(InetAddress address, int port) {
        return socketAddress().getPort() == port && socketAddress().getAddress().equals(address);
    }

    /** Returns the host name, address and port. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Returns the host name, or the address if no name was given. */
    public String host() {
        return endpoint.host();
    }

    /** Returns the address and port. */
    public InetSocketAddress socketAddress() {
        return endpoint.address();
    }

    /** Returns the count of connections that were opened to it, or accepted from it. */
    public LongAdder opened() {
        return opened;
    }

    /** Adds the duration of a connect. */
    public void connected(long nanos) {
        counts.addAndGet(CONNECT_NANOS, nanos);
    }

    /** Returns the total duration of all connects. */
    public long connectNanos() {
        return counts.get(CONNECT_NANOS);
    }

    /** Counts the close of a connection. */
    public void closed(CloseKind kind, long ageNanos) {
        counts.incrementAndGet(kind.ordinal());
        counts.addAndGet(LIFETIME_NANOS, ageNanos);
    }

    /** Counts a connection whose close went unseen: as an active close in reports, but not in the use of ports. */
    public void closedUnseen(long ageNanos) {
        counts.incrementAndGet(CLOSED_UNSEEN);
        counts.addAndGet(LIFETIME_NANOS, ageNanos);
    }

    /** Returns the closes, by kind. */
    public CloseCounts closes() {
        return new CloseCounts(
                counts.get(CloseKind.LOCAL_FIN.ordinal()) + counts.get(CLOSED_UNSEEN),
                counts.get(CloseKind.REMOTE_FIN.ordinal()),
                counts.get(CloseKind.LOCAL_RESET.ordinal()),
                counts.get(CloseKind.REMOTE_RESET.ordinal()));
    }

    /** Returns the total lifetime of the closed connections. */
    public long lifetimeNanos() {
        return counts.get(LIFETIME_NANOS);
    }

    /** Returns the number of active closes since the last call. For one thread at a time. */
    public long takeClosedFirst() {
        long before = taken;
        taken = counts.get(CloseKind.LOCAL_FIN.ordinal());
        return taken - before;
    }

    /** Counts a leaked connection. */
    public void leak() {
        counts.incrementAndGet(LEAKED);
    }

    /** Returns the number of leaked connections, as far as noticed yet. */
    public long leaked() {
        return counts.get(LEAKED);
    }

    /**
     * Counts a request.
     *
     * @param before how many requests its connection had carried before
     */
    public void request(int before) {
        if (before == 0) {
            counts.incrementAndGet(FIRST_REQUESTS);
        } else {
            laterRequests.increment();
        }
    }

    /** Uncounts a later request, which never reached the peer. */
    public void requestLost() {
        laterRequests.decrement();
    }

    /** Returns the number of requests that were the first of their connection. */
    public long firstRequests() {
        return counts.get(FIRST_REQUESTS);
    }

    /** Returns the number of requests that were not; may decrease, by {@link #requestLost}. */
    public long laterRequests() {
        return laterRequests.sum();
    }

    long requests() {
        return firstRequests() + laterRequests();
    }

    /** Counts a TLS handshake. */
    public void secured(long nanos) {
        counts.incrementAndGet(HANDSHAKES);
        counts.addAndGet(HANDSHAKE_NANOS, nanos);
        if (!tls) {
            tls = true;
        }
    }

    /** Returns the number of completed TLS handshakes. */
    public long handshakes() {
        return counts.get(HANDSHAKES);
    }

    /** Returns the total duration of all TLS handshakes. */
    public long handshakeNanos() {
        return counts.get(HANDSHAKE_NANOS);
    }

    /** Whether any of the connections was secured by TLS. */
    public boolean isTls() {
        return tls;
    }
}
