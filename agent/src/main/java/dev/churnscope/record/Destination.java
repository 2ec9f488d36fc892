// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;

/** A name and address that a site connects to, or an address that connects to it. Safe for use by any number of threads. */
final class Destination {

    private final Endpoint endpoint;
    private final LongAdder opened = new LongAdder();
    private final LongAdder closedFirst = new LongAdder();

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

    Endpoint endpoint() {
        return endpoint;
    }

    String host() {
        return endpoint.host();
    }

    InetSocketAddress socketAddress() {
        return endpoint.address();
    }

    LongAdder opened() {
        return opened;
    }

    /** Returns the count of connections that this process closed first. */
    LongAdder closedFirst() {
        return closedFirst;
    }

    /** Returns how many this process closed first since this was called last. */
    long takeClosedFirst() {
        long before = taken;
        taken = closedFirst.sum();
        return taken - before;
    }

    /** Whether a connection there was secured by TLS. */
    boolean isTls() {
        return tls;
    }

    void markTls() {
        if (!tls) {
            tls = true;
        }
    }
}
