// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import org.eclipse.jetty.client.HttpClient;

/** Jetty's client. */
final class JettyClient {

    private JettyClient() {}

    static Client open(Target target) throws Exception {
        var client = new HttpClient();
        client.start();
        var uri = target.uri();
        return new Client(() -> client.GET(uri).getContent(), client::stop);
    }
}
