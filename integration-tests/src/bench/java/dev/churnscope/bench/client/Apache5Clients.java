// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient 5, blocking and not. */
final class Apache5Clients {

    private Apache5Clients() {}

    static Client classic(Target target) {
        var client = HttpClients.createDefault();
        var url = target.url();
        return new Client(
                () -> client.execute(new HttpGet(url), response -> EntityUtils.toByteArray(response.getEntity())),
                client);
    }

    static Client async(Target target) {
        var client = HttpAsyncClients.createDefault();
        client.start();
        var url = target.url();
        return new Client(
                () -> client.execute(SimpleRequestBuilder.get(url).build(), null)
                        .get(),
                client);
    }
}
