// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import org.asynchttpclient.Dsl;

/** AsyncHttpClient. */
final class AsyncHttpClientClient {

    private AsyncHttpClientClient() {}

    static Client open(Target target) {
        var client = Dsl.asyncHttpClient();
        var url = target.url();
        return new Client(() -> client.prepareGet(url).execute().get(), client);
    }
}
