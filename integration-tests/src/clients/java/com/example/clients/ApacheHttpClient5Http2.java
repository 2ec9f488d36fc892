// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** The client for HTTP/2 alone, which sends requests side by side over one connection. */
public final class ApacheHttpClient5Http2 {

    private ApacheHttpClient5Http2() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                ApacheHttpClient5Http2::shared,
                ApacheHttpClient5Http2::perRequest,
                ApacheHttpClient5Http2::concurrent,
                ApacheHttpClient5Http2::failed,
                ApacheHttpClient5Http2::redirected);
    }

    private static void shared(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createHttp2Default())) {
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

    private static void perRequest(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            try (var client = started(HttpAsyncClients.createHttp2Default())) {
                client.execute(get(origin.url("perRequest")), null).get(); // perRequest
            }
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createHttp2Default())) {
            for (int i = 0; i < 2; i++) {
                List<Future<SimpleHttpResponse>> all = new ArrayList<>();
                for (int j = 0; j < 3; j++) {
                    all.add(client.execute(get(origin.url("concurrent?delayMillis=200")), null)); // concurrent
                }
                for (var each : all) {
                    each.get();
                }
            }
        }
    }

    private static void failed(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createHttp2Default())) {
            for (int i = 0; i < 4; i++) {
                client.execute(get(origin.url("failed?status=500")), null).get(); // failed
            }
        }
    }

    private static void redirected(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createHttp2Default())) {
            var request = get(origin.url("redirected?redirect=/redirected"));
            client.execute(request, null).get(); // redirected
        }
    }

    private static SimpleHttpRequest get(String url) {
        return new SimpleHttpRequest("GET", URI.create(url));
    }

    private static CloseableHttpAsyncClient started(CloseableHttpAsyncClient client) {
        client.start();
        return client;
    }
}
