// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

/** What carries requests. The order of those for HTTP is that of the ports of {@code RecordingServer}. */
public enum Transport {
    HTTP_1("http/1.1", "http", "HTTP/1"),
    HTTPS_1("https/1.1", "https", "HTTP/1"),
    /** HTTP/2 in the clear, by prior knowledge or by an upgrade. */
    H2C("h2c", "http", "HTTP/2"),
    /** HTTP/2 over TLS, by ALPN. */
    H2("h2", "https", "HTTP/2"),
    /** Any other protocol, through a relay. */
    TCP("tcp", "", ""),
    /** The same over TLS. */
    TLS("tls", "", "");

    private final String name;
    private final String scheme;
    private final String protocol;

    Transport(String name, String scheme, String protocol) {
        this.name = name;
        this.scheme = scheme;
        this.protocol = protocol;
    }

    String scheme() {
        return scheme;
    }

    boolean isSecure() {
        return this == HTTPS_1 || this == H2 || this == TLS;
    }

    /** Whether a server that calls the protocol so was reached by this transport. */
    boolean isCarriedBy(String serversName) {
        return serversName.startsWith(protocol);
    }

    @Override
    public String toString() {
        return name;
    }
}
