// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where the endpoint listens, as the option {@code endpoint} says it.
 *
 * @param host a name or an address without brackets; null for the loopback interface
 * @param port 1 to 65535
 */
public record ListenAddress(@Nullable String host, int port) {

    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code [host:]port}; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? null : text.substring(0, colon);
        int port = port(text.substring(colon + 1));
        boolean isBracketed = host != null && host.startsWith("[") && host.endsWith("]");
        if (isBracketed) {
            host = host.substring(1, host.length() - 1);
        }
        if (host != null && (host.isBlank() || host.indexOf(':') >= 0 != isBracketed)) {
            throw new IllegalArgumentException(text);
        }
        return new ListenAddress(host, port);
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }

    /** @throws IOException if the host is not known */
    InetSocketAddress resolve() throws IOException {
        try {
            return new InetSocketAddress(
                    host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IOException("there is no host " + host, e);
        }
    }

    /** Returns the form that it was read from. */
    @Override
    public String toString() {
        return host == null ? "" + port : (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
}
