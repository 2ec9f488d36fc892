// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.http.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;

/**
 * What goes wrong with the asynchronous client of Apache HttpClient 5. A response may be complete before its connection is
 * back in the pool: so there is a pause behind each, or until it is closed. Its pool is told by the line that builds the client.
 */
final class ApacheHttpClient5AsyncMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 5;
    private static final int ROUTES = 30;

    private ApacheHttpClient5AsyncMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(ApacheHttpClient5AsyncMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            try (var client = started(HttpAsyncClients.createDefault())) { // clientPerRequest
                await(client.execute(get(origin.url("clientPerRequest")), null));
            }
        }
    }

    static void clientPerRequestRight(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < UNITS; i++) {
                await(client.execute(get(origin.url("clientPerRequest")), null));
            }
        }
    }

    static void asksToClose(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < UNITS; i++) {
                var before = origin.open();
                var request = get(origin.url("asksToClose"));
                request.setHeader("Connection", "close");
                client.execute(request, null).get(); // asksToClose
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    static void asksToCloseRight(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < UNITS; i++) {
                await(client.execute(get(origin.url("asksToClose")), null));
            }
        }
    }

    static void neverReuses(Origin origin) throws Exception {
        var builder = HttpAsyncClients.custom().setConnectionReuseStrategy((request, response, context) -> false);
        try (var client = started(builder.build())) {
            for (int i = 0; i < UNITS; i++) {
                var before = origin.open();
                client.execute(get(origin.url("neverReuses")), null).get(); // neverReuses
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    static void neverReusesRight(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < UNITS; i++) {
                await(client.execute(get(origin.url("neverReuses")), null));
            }
        }
    }

    static void serverCloses(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < UNITS; i++) {
                var before = origin.open();
                client.execute(get(origin.url("serverCloses?close=1")), null).get(); // serverCloses
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    static void serverClosesRight(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < UNITS; i++) {
                await(client.execute(get(origin.url("serverCloses")), null));
            }
        }
    }

    static void tooManyHosts(Origin origin) throws Exception {
        var builder = HttpAsyncClients.custom().setConnectionManager(new PoolingAsyncClientConnectionManager());
        try (var client = started(builder.build())) { // tooManyHosts
            visitAll(client, origin, "tooManyHosts");
        }
    }

    static void tooManyHostsRight(Origin origin) throws Exception {
        var pool = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(2 * ROUTES)
                .build();
        try (var client = over(pool)) {
            visitAll(client, origin, "tooManyHosts");
        }
    }

    static void livesTooShort(Origin origin) throws Exception {
        var life = ConnectionConfig.custom()
                .setTimeToLive(TimeValue.ofMilliseconds(20))
                .build();
        var pool = new PoolingAsyncClientConnectionManager();
        pool.setDefaultConnectionConfig(life);
        var builder = HttpAsyncClients.custom().setConnectionManager(pool);
        try (var client = started(builder.build())) { // livesTooShort
            for (int i = 0; i < UNITS; i++) {
                await(client.execute(get(origin.url("livesTooShort")), null));
            }
        }
    }

    static void livesTooShortRight(Origin origin) throws Exception {
        try (var client = over(new PoolingAsyncClientConnectionManager())) {
            for (int i = 0; i < UNITS; i++) {
                await(client.execute(get(origin.url("livesTooShort")), null));
            }
        }
    }

    static void keptTooShort(Origin origin) throws Exception {
        var builder =
                HttpAsyncClients.custom().setKeepAliveStrategy((response, context) -> TimeValue.ofMilliseconds(20));
        try (var client = started(builder.build())) { // keptTooShort
            for (int i = 0; i < UNITS; i++) {
                await(client.execute(get(origin.url("keptTooShort")), null));
            }
        }
    }

    static void keptTooShortRight(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < UNITS; i++) {
                await(client.execute(get(origin.url("keptTooShort")), null));
            }
        }
    }

    static void stale(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) { // stale
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(client, origin.impatientUrl("stale?delayMillis=200"));
                origin.awaitBothClosedIdle();
            }
        }
    }

    static void staleRight(Origin origin) throws Exception {
        try (var client = over(new PoolingAsyncClientConnectionManager())) {
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(client, origin.url("stale?delayMillis=200"));
            }
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int i = 0; i < 4 * UNITS; i++) {
                try {
                    client.execute(get("http://127.0.0.1:1/"), null).get(); // nobodyListens
                } catch (ExecutionException e) {
                    Thread.sleep(10);
                }
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        try (var client = started(HttpAsyncClients.createDefault())) {
            for (int seconds = 1; seconds < 4; seconds *= 2) {
                try {
                    client.execute(get("http://127.0.0.1:1/"), null).get();
                } catch (ExecutionException e) {
                    Thread.sleep(1000L * seconds);
                }
            }
        }
    }

    private static void visitAll(CloseableHttpAsyncClient client, Origin origin, String path) throws Exception {
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i <= ROUTES; i++) {
                await(client.execute(get(origin.nextHost(i).url(path)), null));
            }
        }
    }

    private static void burst(CloseableHttpAsyncClient client, String url) throws Exception {
        var all = new ArrayList<Future<SimpleHttpResponse>>();
        for (int i = 0; i < BURST; i++) {
            all.add(client.execute(get(url), null));
        }
        for (var each : all) {
            each.get();
        }
        Thread.sleep(50);
    }

    private static void await(Future<SimpleHttpResponse> response) throws Exception {
        response.get();
        Thread.sleep(50);
    }

    private static CloseableHttpAsyncClient over(PoolingAsyncClientConnectionManager pool) {
        return started(HttpAsyncClients.custom().setConnectionManager(pool).build());
    }

    private static CloseableHttpAsyncClient started(CloseableHttpAsyncClient client) {
        client.start();
        return client;
    }

    private static SimpleHttpRequest get(String url) {
        return new SimpleHttpRequest("GET", URI.create(url));
    }
}
