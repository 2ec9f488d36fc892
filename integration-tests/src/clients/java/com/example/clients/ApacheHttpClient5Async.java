// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;

/** The asynchronous client, whose own threads connect; over HTTP/2 the one that sends requests side by side. */
public final class ApacheHttpClient5Async {

    private ApacheHttpClient5Async() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                ApacheHttpClient5Async::shared,
                ApacheHttpClient5Async::perRequest,
                ApacheHttpClient5Async::negotiated,
                ApacheHttpClient5Async::concurrent,
                ApacheHttpClient5Async::waiting,
                ApacheHttpClient5Async::fromCallback,
                ApacheHttpClient5Async::serverCloses,
                ApacheHttpClient5Async::asksToClose,
                ApacheHttpClient5Async::neverReuses,
                ApacheHttpClient5Async::failed,
                ApacheHttpClient5Async::redirected);
    }

    private static void shared(Origin origin) throws Exception {
        try (var client = started(origin)) {
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
            try (var client = started(origin)) {
                client.execute(get(origin.url("perRequest")), null).get(); // perRequest
            }
        }
    }

    /** The client for both protocols, which learns the one during the handshake. */
    private static void negotiated(Origin origin) throws Exception {
        if (origin.isHttp2() && origin.base().startsWith("https")) {
            try (var client = started(HttpAsyncClients.createDefault())) {
                for (int i = 0; i < 4; i++) {
                    client.execute(get(origin.url("negotiated")), null).get(); // negotiated
                }
            }
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        try (var client = started(origin)) {
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

    /** With one connection for all, the second line waits for the first; by then, the connection has been closed. */
    private static void waiting(Origin origin) throws Exception {
        if (origin.isHttp2()) {
            return;
        }
        var one = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(1)
                .build();
        try (var client =
                started(HttpAsyncClients.custom().setConnectionManager(one).build())) {
            var first = client.execute(get(origin.url("waitedFor?delayMillis=200&close=1")), null); // waitedFor
            var second = client.execute(get(origin.url("waiting")), null); // waiting
            first.get();
            second.get();
        }
    }

    /** The application's code on the client's own thread. */
    private static void fromCallback(Origin origin) throws Exception {
        try (var client = started(origin);
                var other = started(origin)) {
            var done = new CountDownLatch(1);
            client.execute(
                    get(origin.url("beforeCallback")),
                    new FutureCallback<>() { // beforeCallback
                        @Override
                        public void completed(SimpleHttpResponse response) {
                            other.execute(get(origin.url("fromCallback")), new Release(done)); // fromCallback
                        }

                        @Override
                        public void failed(Exception failure) {
                            done.countDown();
                        }

                        @Override
                        public void cancelled() {
                            done.countDown();
                        }
                    });
            done.await();
        }
    }

    private static void serverCloses(Origin origin) throws Exception {
        try (var client = started(origin)) {
            for (int i = 0; i < 4; i++) {
                client.execute(get(origin.url("serverCloses?close=1")), null).get(); // serverCloses
            }
        }
    }

    private static void asksToClose(Origin origin) throws Exception {
        if (origin.isHttp2()) {
            return;
        }
        try (var client = started(origin)) {
            for (int i = 0; i < 4; i++) {
                var request = get(origin.url("asksToClose"));
                request.setHeader("Connection", "close");
                client.execute(request, null).get(); // asksToClose
            }
        }
    }

    private static void neverReuses(Origin origin) throws Exception {
        if (origin.isHttp2()) {
            return;
        }
        var builder = HttpAsyncClients.custom().setConnectionReuseStrategy((request, response, context) -> false);
        try (var client = started(builder.build())) {
            for (int i = 0; i < 4; i++) {
                client.execute(get(origin.url("neverReuses")), null).get(); // neverReuses
            }
        }
    }

    private static void failed(Origin origin) throws Exception {
        try (var client = started(origin)) {
            for (int i = 0; i < 4; i++) {
                client.execute(get(origin.url("failed?status=500")), null).get(); // failed
            }
        }
    }

    /** To another port, so that the client's own thread asks for a second connection. */
    private static void redirected(Origin origin) throws Exception {
        String elsewhere = URLEncoder.encode(origin.impatientUrl("redirected"), StandardCharsets.UTF_8);
        try (var client = started(origin)) {
            client.execute(get(origin.url("redirected?redirect=" + elsewhere)), null)
                    .get(); // redirected
        }
    }

    private static SimpleHttpRequest get(String url) {
        return new SimpleHttpRequest("GET", URI.create(url));
    }

    private static CloseableHttpAsyncClient started(Origin origin) {
        return started(origin.isHttp2() ? HttpAsyncClients.createHttp2Default() : HttpAsyncClients.createDefault());
    }

    private static CloseableHttpAsyncClient started(CloseableHttpAsyncClient client) {
        client.start();
        return client;
    }

    private record Release(CountDownLatch latch) implements FutureCallback<SimpleHttpResponse> {

        @Override
        public void completed(SimpleHttpResponse response) {
            latch.countDown();
        }

        @Override
        public void failed(Exception failure) {
            latch.countDown();
        }

        @Override
        public void cancelled() {
            latch.countDown();
        }
    }
}
