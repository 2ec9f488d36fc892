// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import dev.churnscope.model.Site;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The remote end of a connection: the host name that was requested, and the address that it resolved to. Many names may
 * share one address, for example behind an ingress, and a client shares no connection between them.
 *
 * @param host the host name if one was given, else the address; never looked up
 * @param address the resolved address
 */
public record Endpoint(String host, InetSocketAddress address) {

    /** Stands for all endpoints beyond a limit. */
    public static final Endpoint OTHERS =
            new Endpoint(Site.Destination.OTHERS, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    /** Returns the endpoint of an address, without looking up its name. */
    public static Endpoint of(InetSocketAddress address) {
        return new Endpoint(address.getHostString(), address);
    }

    /** Returns host and port, with an IPv6 address in brackets. */
    public String label() {
        if (this == OTHERS) {
            return host;
        }
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + address.getPort();
    }
}
