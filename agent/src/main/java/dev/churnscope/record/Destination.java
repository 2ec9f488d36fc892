// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.net.InetAddress;
import java.util.concurrent.atomic.LongAdder;

/**
 * An address that a site connects to, or that connects to it.
 *
 * @param host the name that was asked for, or null where it was an address; never looked up
 * @param port the port connected to; for a server its own
 */
record Destination(String host, InetAddress address, int port, LongAdder opened) {

    boolean is(InetAddress address, int port) {
        return this.port == port && this.address.equals(address);
    }
}
