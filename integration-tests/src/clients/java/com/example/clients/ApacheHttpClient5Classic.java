// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.FutureRequestExecutionService;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;

/** The classic client, which blocks the thread that calls it. */
public final class ApacheHttpClient5Classic {

    private static final CloseableHttpClient SHARED = HttpClients.createDefault();

    private ApacheHttpClient5Classic() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                ApacheHttpClient5Classic::sharedFirst,
                ApacheHttpClient5Classic::sharedSecond,
                ApacheHttpClient5Classic::perRequest,
                ApacheHttpClient5Classic::asynchronous,
                ApacheHttpClient5Classic::concurrent,
                ApacheHttpClient5Classic::together,
                ApacheHttpClient5Classic::serverCloses,
                ApacheHttpClient5Classic::lost,
                ApacheHttpClient5Classic::serverClosesIdle,
                ApacheHttpClient5Classic::asksToClose,
                ApacheHttpClient5Classic::neverReuses,
                ApacheHttpClient5Classic::unread,
                ApacheHttpClient5Classic::aborted,
                ApacheHttpClient5Classic::givenUp,
                ApacheHttpClient5Classic::failed,
                ApacheHttpClient5Classic::redirected,
                ApacheHttpClient5Classic::evictedIdle,
                ApacheHttpClient5Classic::keptTooShort,
                ApacheHttpClient5Classic::livesTooShort,
                ApacheHttpClient5Classic::changesState,
                ApacheHttpClient5Classic::oneConnection,
                ApacheHttpClient5Classic::onVirtualThread);
    }

    private static void sharedFirst(Origin origin) throws IOException {
        for (int i = 0; i < 5; i++) {
            read(SHARED.execute(get(origin, "sharedFirst"))); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) throws IOException {
        for (int i = 0; i < 5; i++) {
            read(SHARED.execute(get(origin, "sharedSecond"))); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            try (var client = HttpClients.createDefault()) {
                read(client.execute(get(origin, "perRequest"))); // perRequest
            } // perRequest closes
        }
    }

    private static void asynchronous(Origin origin) throws Exception {
        var client = HttpClients.createDefault();
        try (var service = new FutureRequestExecutionService(client, Executors.newFixedThreadPool(2))) {
            for (int i = 0; i < 5; i++) {
                var request = get(origin, "asynchronous");
                var task = service.execute(request, null, ApacheHttpClient5Classic::read); // asynchronous
                task.get();
            }
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        var threads = Executors.newFixedThreadPool(3);
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 2; i++) {
                List<Future<?>> all = new ArrayList<>();
                for (int j = 0; j < 3; j++) {
                    all.add(threads.submit(() -> {
                        read(client.execute(get(origin, "concurrent?delayMillis=200"))); // concurrent
                        return null;
                    }));
                }
                for (var each : all) {
                    each.get();
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void together(Origin origin) throws Exception {
        for (int i = 0; i < Together.CLIENTS; i++) {
            try (var client = HttpClients.createDefault()) {
                Together.send(() -> {
                    read(client.execute(get(origin, "together"))); // together
                });
            }
        }
    }

    private static void serverCloses(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "serverCloses?close=1"))); // serverCloses
            }
        }
    }

    /** The server closes instead of answering, and the client asks again by itself, over another connection. */
    private static void lost(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 3; i++) {
                read(client.execute(get(origin, "lost?lose=1"))); // lost
            }
        }
    }

    @SuppressWarnings("deprecation")
    private static void serverClosesIdle(Origin origin) throws Exception {
        var pool = new PoolingHttpClientConnectionManager();
        pool.setValidateAfterInactivity(TimeValue.ofMilliseconds(100));
        try (var client = over(pool)) {
            for (int i = 0; i < 3; i++) {
                read(client.execute(new HttpGet(origin.impatientUrl("serverClosesIdle")))); // serverClosesIdle
                origin.awaitServerClosedIdle();
                Thread.sleep(1000);
            }
        }
    }

    private static void asksToClose(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 4; i++) {
                var request = get(origin, "asksToClose");
                request.setHeader("Connection", "close");
                read(client.execute(request)); // asksToClose
            }
        }
    }

    private static void neverReuses(Origin origin) throws IOException {
        var builder = HttpClients.custom().setConnectionReuseStrategy((request, response, context) -> false);
        try (var client = builder.build()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "neverReuses"))); // neverReuses
            }
        }
    }

    /** Closing a response reads on to its end; discarding its stream does not. */
    private static void unread(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 4; i++) {
                var response = client.execute(get(origin, "unread?bytes=1000000&pauseMillis=300")); // unread
                var body = (EofSensorInputStream) response.getEntity().getContent();
                body.abort(); // unread closes
            }
        }
    }

    private static void aborted(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 4; i++) {
                var request = get(origin, "aborted?bytes=1000000&pauseMillis=300");
                client.execute(request); // aborted
                request.abort(); // aborted closes
            }
        }
    }

    /** A deadline for the whole exchange, which the client does not have itself. */
    private static void givenUp(Origin origin) throws IOException {
        var timer = Executors.newSingleThreadScheduledExecutor();
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 4; i++) {
                var request = get(origin, "givenUp?delayMillis=2000");
                timer.schedule(request::abort, 500, TimeUnit.MILLISECONDS);
                try {
                    client.execute(request); // givenUp
                    throw new IllegalStateException("answered");
                } catch (IOException e) {
                    // the way it is meant to end
                }
            }
        } finally {
            timer.shutdown();
        }
    }

    private static void failed(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "failed?status=500"))); // failed
            }
        }
    }

    private static void redirected(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "redirected?redirect=/redirected"))); // redirected
            }
        }
    }

    private static void evictedIdle(Origin origin) throws IOException {
        try (var pool = new PoolingHttpClientConnectionManager();
                var client = over(pool)) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "evictedIdle"))); // evictedIdle
                pool.closeIdle(TimeValue.ZERO_MILLISECONDS); // evictedIdle closes
            }
        }
    }

    private static void keptTooShort(Origin origin) throws Exception {
        HttpClientBuilder builder =
                HttpClients.custom().setKeepAliveStrategy((response, context) -> TimeValue.ofMilliseconds(20));
        try (var client = builder.build()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "keptTooShort"))); // keptTooShort
                Thread.sleep(50);
            }
        }
    }

    @SuppressWarnings("deprecation")
    private static void livesTooShort(Origin origin) throws Exception {
        var builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionTimeToLive(TimeValue.ofMilliseconds(20));
        try (var client = over(builder.build())) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "livesTooShort"))); // livesTooShort
                Thread.sleep(50);
            }
        }
    }

    /** A connection is of its user, of which there is another each time. */
    private static void changesState(Origin origin) throws IOException {
        var builder = HttpClients.custom().setUserTokenHandler((route, context) -> new Object());
        try (var client = builder.build()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "changesState"))); // changesState
            }
        }
    }

    private static void oneConnection(Origin origin) throws IOException {
        try (var client = HttpClients.custom()
                .setConnectionManager(new BasicHttpClientConnectionManager())
                .build()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "oneConnection"))); // oneConnection
            }
        }
    }

    private static void onVirtualThread(Origin origin) throws IOException {
        if (VirtualThreads.areAvailable()) {
            try (var client = HttpClients.createDefault()) {
                VirtualThreads.run(() -> {
                    try {
                        read(client.execute(get(origin, "onVirtualThread"))); // onVirtualThread
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }

    private static CloseableHttpClient over(PoolingHttpClientConnectionManager pool) {
        return HttpClients.custom().setConnectionManager(pool).build();
    }

    private static HttpGet get(Origin origin, String scenario) {
        return new HttpGet(origin.url(scenario));
    }

    private static Void read(ClassicHttpResponse response) throws IOException {
        try (response) {
            EntityUtils.consume(response.getEntity());
            return null;
        }
    }
}
