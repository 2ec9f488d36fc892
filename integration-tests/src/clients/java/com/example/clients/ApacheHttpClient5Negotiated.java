// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.net.URI;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** The client for both protocols, which learns during the handshake that it may speak HTTP/2. */
public final class ApacheHttpClient5Negotiated {

    private ApacheHttpClient5Negotiated() {}

    public static void main(String[] arguments) {
        Scenarios.run(Origin.of(arguments), ApacheHttpClient5Negotiated::shared);
    }

    private static void shared(Origin origin) throws Exception {
        try (var client = HttpAsyncClients.createDefault()) {
            client.start();
            sharedFirst(client, origin);
            sharedSecond(client, origin);
        }
    }

    private static void sharedFirst(CloseableHttpAsyncClient client, Origin origin) throws Exception {
        for (int i = 0; i < 5; i++) {
            client.execute(get(origin.url("sharedFirst")), null).get(); // sharedFirst
        }
    }

    private static void sharedSecond(CloseableHttpAsyncClient client, Origin origin) throws Exception {
        for (int i = 0; i < 5; i++) {
            client.execute(get(origin.url("sharedSecond")), null).get(); // sharedSecond
        }
    }

    private static SimpleHttpRequest get(String url) {
        return new SimpleHttpRequest("GET", URI.create(url));
    }
}
