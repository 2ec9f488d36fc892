// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import java.net.URI;

/**
 * Where the servers are.
 *
 * @param httpPort speaks HTTP/1.1 and answers each GET
 * @param grpcPort speaks gRPC and answers {@link Echo}
 */
public record Target(int httpPort, int grpcPort) {

    static final String HOST = "127.0.0.1";

    URI uri() {
        return URI.create("http://" + HOST + ":" + httpPort + "/");
    }

    String url() {
        return uri().toString();
    }
}
