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
 * A name and address that a site connects to, or an address that connects to it, with what is counted of the connections
 * there. What a site counts of its requests and leaks is the sum over its destinations.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Destination {

    /** In {@link #counts}: closes by the number of their kind come first. */
    private static final int LOST = CloseKind.values().length;

    private static final int LEAKED = LOST + 1;
    private static final int FIRST_REQUESTS = LEAKED + 1;
    private static final int CONNECT_NANOS = FIRST_REQUESTS + 1;
    private static final int LIFETIME_NANOS = CONNECT_NANOS + 1;
    private static final int HANDSHAKES = LIFETIME_NANOS + 1;
    private static final int HANDSHAKE_NANOS = HANDSHAKES + 1;

    private final Endpoint endpoint;
    private final LongAdder opened = new LongAdder();

    /** What may come a million times a second, from every thread. */
    private final LongAdder laterRequests = new LongAdder();

    /** What comes a few times in the life of a connection, which costs a hundred times as much: small rather than fast. */
    private final AtomicLongArray counts = new AtomicLongArray(HANDSHAKE_NANOS + 1);

    /** How many of those closed first were taken; of the one thread at a time that takes them. */
    private long taken;

    private volatile boolean tls;

    /** @param endpoint the port is the one connected to; for a server its own */
    Destination(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Whether it is that of an address, by whatever name. */
    boolean is(InetAddress address, int port) {
        return socketAddress().getPort() == port && socketAddress().getAddress().equals(address);
    }

    /** Returns the name, address and port. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Returns the name, or the address where there was no name. */
    public String host() {
        return endpoint.host();
    }

    /** Returns the address and port. */
    public InetSocketAddress socketAddress() {
        return endpoint.address();
    }

    /** Returns the count of connections that were opened there. */
    public LongAdder opened() {
        return opened;
    }

    /** Counts how long a connect took. */
    public void connected(long nanos) {
        counts.addAndGet(CONNECT_NANOS, nanos);
    }

    /** Returns how long all connects took. */
    public long connectNanos() {
        return counts.get(CONNECT_NANOS);
    }

    /** Counts the close of a connection of some age. */
    public void closed(CloseKind kind, long ageNanos) {
        counts.incrementAndGet(kind.ordinal());
        counts.addAndGet(LIFETIME_NANOS, ageNanos);
    }

    /** Counts a connection that was closed without notice: for a report as by this process, but not for its ports. */
    public void lost(long ageNanos) {
        counts.incrementAndGet(LOST);
        counts.addAndGet(LIFETIME_NANOS, ageNanos);
    }

    /** Returns how many were closed, by kind. */
    public CloseCounts closes() {
        return new CloseCounts(
                counts.get(CloseKind.LOCAL_FIN.ordinal()) + counts.get(LOST),
                counts.get(CloseKind.REMOTE_FIN.ordinal()),
                counts.get(CloseKind.LOCAL_RESET.ordinal()),
                counts.get(CloseKind.REMOTE_RESET.ordinal()));
    }

    /** Returns for how long all those that are closed were open. */
    public long lifetimeNanos() {
        return counts.get(LIFETIME_NANOS);
    }

    /** Returns how many this process closed first since this was called last. */
    public long takeClosedFirst() {
        long before = taken;
        taken = counts.get(CloseKind.LOCAL_FIN.ordinal());
        return taken - before;
    }

    /** Counts a connection that nobody can reach any more. */
    public void leak() {
        counts.incrementAndGet(LEAKED);
    }

    /** Returns how many nobody can reach any more, as far as that was noticed yet. */
    public long leaked() {
        return counts.get(LEAKED);
    }

    /**
     * Counts a request.
     *
     * @param before how many its connection had carried before
     */
    public void request(int before) {
        if (before == 0) {
            counts.incrementAndGet(FIRST_REQUESTS);
        } else {
            laterRequests.increment();
        }
    }

    /** Takes back a later request, which never reached the peer. */
    public void requestLost() {
        laterRequests.decrement();
    }

    /** Returns how many requests were the first of their connection. */
    public long firstRequests() {
        return counts.get(FIRST_REQUESTS);
    }

    /** Returns how many were not; less than before where some of them were lost. */
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

    /** Returns how many TLS handshakes were completed. */
    public long handshakes() {
        return counts.get(HANDSHAKES);
    }

    /** Returns how long all TLS handshakes took. */
    public long handshakeNanos() {
        return counts.get(HANDSHAKE_NANOS);
    }

    /** Whether a connection there was secured by TLS. */
    public boolean isTls() {
        return tls;
    }
}
