// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import dev.churnscope.model.Site;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a connection leads: the name that was asked for, and what it stood for. Behind one address there may be many names,
 * as there are behind an ingress, and a client shares no connection between them.
 *
 * @param host the name, else the address; never looked up
 * @param address resolved
 */
public record Endpoint(String host, InetSocketAddress address) {

    /** Stands for all that are not told apart. */
    public static final Endpoint OTHERS =
            new Endpoint(Site.Destination.OTHERS, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    /** Returns the name, where one was given, and the address; never looks up either. */
    public static Endpoint of(InetSocketAddress address) {
        return new Endpoint(address.getHostString(), address);
    }

    /** Returns host and port as people write them. */
    public String label() {
        if (this == OTHERS) {
            return host;
        }
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + address.getPort();
    }
}
