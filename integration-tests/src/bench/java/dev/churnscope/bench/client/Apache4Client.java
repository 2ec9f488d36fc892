// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Apache HttpClient 4. */
final class Apache4Client {

    private Apache4Client() {}

    static Client open(Target target) {
        var client = HttpClients.createDefault();
        var url = target.url();
        return new Client(
                () -> client.execute(new HttpGet(url), response -> EntityUtils.toByteArray(response.getEntity())),
                client);
    }
}
