// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Reactor Netty. */
final class ReactorNettyClient {

    private ReactorNettyClient() {}

    static Client open(Target target) {
        var connections = ConnectionProvider.create("benchmark");
        var client = HttpClient.create(connections);
        var url = target.url();
        return new Client(
                () -> client.get()
                        .uri(url)
                        .responseContent()
                        .aggregate()
                        .asByteArray()
                        .block(),
                connections::dispose);
    }
}
