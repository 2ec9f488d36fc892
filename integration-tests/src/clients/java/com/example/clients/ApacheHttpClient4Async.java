// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;

/**
 * The asynchronous client, whose own threads connect. It has the response before it closes the connection: where that is
 * what a scenario is about, the next request waits until it has.
 */
public final class ApacheHttpClient4Async {

    private ApacheHttpClient4Async() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                ApacheHttpClient4Async::shared,
                ApacheHttpClient4Async::perRequest,
                ApacheHttpClient4Async::concurrent,
                ApacheHttpClient4Async::together,
                ApacheHttpClient4Async::waiting,
                ApacheHttpClient4Async::fromCallback,
                ApacheHttpClient4Async::serverCloses,
                ApacheHttpClient4Async::asksToClose,
                ApacheHttpClient4Async::neverReuses,
                ApacheHttpClient4Async::failed,
                ApacheHttpClient4Async::redirected);
    }

    private static void shared(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
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
            try (var client = started(HttpAsyncClients.createDefault())) {
                client.execute(get(origin.url("perRequest")), null).get(); // perRequest
            }
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < 2; i++) {
                List<Future<HttpResponse>> all = new ArrayList<>();
                for (int j = 0; j < 3; j++) {
                    all.add(client.execute(get(origin.url("concurrent?delayMillis=200")), null)); // concurrent
                }
                for (var each : all) {
                    each.get();
                }
            }
        }
    }

    private static void together(Origin origin) throws Exception {
        for (int i = 0; i < Together.CLIENTS; i++) {
            try (var client = started(HttpAsyncClients.custom()
                    .setMaxConnPerRoute(Together.THREADS)
                    .build())) {
                Together.send(() -> {
                    client.execute(get(origin.url("together")), null).get(); // together
                });
            }
        }
    }

    /** With one connection for all, the second line waits for the first; by then, the connection has been closed. */
    private static void waiting(Origin origin) throws Exception {
        var one = HttpAsyncClients.custom().setMaxConnPerRoute(1).build();
        try (var client = started(one)) {
            var first = waitedFor(client, origin);
            client.execute(get(origin.url("waiting")), null).get(); // waiting
            first.get();
        }
    }

    private static Future<HttpResponse> waitedFor(CloseableHttpAsyncClient client, Origin origin) {
        return client.execute(get(origin.url("waitedFor?delayMillis=200&close=1")), null); // waitedFor
    }

    /** The application's code on the client's own thread. */
    private static void fromCallback(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault());
                var other = started(HttpAsyncClients.createDefault())) {
            var done = new CountDownLatch(1);
            var callback = new Release(done) {
                @Override
                public void completed(HttpResponse response) {
                    other.execute(get(origin.url("fromCallback")), new Release(done)); // fromCallback
                }
            };
            client.execute(get(origin.url("beforeCallback")), callback); // beforeCallback
            done.await();
        }
    }

    private static void serverCloses(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < 4; i++) {
                var before = origin.open();
                client.execute(get(origin.url("serverCloses?close=1")), null).get(); // serverCloses
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    private static void asksToClose(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < 4; i++) {
                var before = origin.open();
                var request = get(origin.url("asksToClose"));
                request.setHeader("Connection", "close");
                client.execute(request, null).get(); // asksToClose
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    private static void neverReuses(Origin origin) throws Exception {
        var builder = HttpAsyncClients.custom().setConnectionReuseStrategy((response, context) -> false);
        try (var client = started(builder.build())) {
            for (int i = 0; i < 4; i++) {
                var before = origin.open();
                client.execute(get(origin.url("neverReuses")), null).get(); // neverReuses
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    private static void failed(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < 4; i++) {
                client.execute(get(origin.url("failed?status=500")), null).get(); // failed
            }
        }
    }

    /** To another port, so that the client's own thread asks for a second connection. */
    private static void redirected(Origin origin) throws Exception {
        String elsewhere = URLEncoder.encode(origin.impatientUrl("redirected"), StandardCharsets.UTF_8);
        try (var client = started(HttpAsyncClients.createDefault())) {
            var request = get(origin.url("redirected?redirect=" + elsewhere));
            client.execute(request, null).get(); // redirected
        }
    }

    private static HttpGet get(String url) {
        return new HttpGet(url);
    }

    private static CloseableHttpAsyncClient started(CloseableHttpAsyncClient client) {
        client.start();
        return client;
    }

    private static class Release implements FutureCallback<HttpResponse> {

        private final CountDownLatch latch;

        Release(CountDownLatch latch) {
            this.latch = latch;
        }

        @Override
        public void completed(HttpResponse response) {
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
