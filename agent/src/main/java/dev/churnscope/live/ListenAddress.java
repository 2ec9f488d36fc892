// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The address on which the endpoint listens, as given by the option {@code endpoint}.
 *
 * @param host a name or an address without brackets; null for the loopback interface
 * @param port 1 to 65535
 */
public record ListenAddress(@Nullable String host, int port) {

    private static final int LAST_PORT = 65_535;

    private static final String ADDRESS_ADVICE =
            "give an address of this machine, or the port alone to listen on loopback";

    /**
     * Parses {@code [host:]port}; an IPv6 address is in brackets.
     *
     * @throws IllegalArgumentException if the text is not such an address
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

    /**
     * Binds a server to this address.
     *
     * @throws IOException if it cannot be bound, with a message that tells the user what to do
     */
    void bind(ServerSocket server) throws IOException {
        var address = resolve();
        try {
            server.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
                throw new IOException(host + " is not an address of this machine; " + ADDRESS_ADVICE, e);
            }
            throw new IOException(e.getMessage() + "; choose another port", e);
        }
    }

    private InetAddress resolve() throws IOException {
        try {
            return host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("unknown host " + host + "; " + ADDRESS_ADVICE, e);
        }
    }

    /** Returns the text that {@link #parse} accepts. */
    @Override
    public String toString() {
        return host == null ? "" + port : (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
}
