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
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.FutureRequestExecutionService;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.BasicHttpClientConnectionManager;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;

/** The classic client, which blocks the thread that calls it. */
public final class ApacheHttpClient4Classic {

    private static final CloseableHttpClient SHARED = HttpClients.createDefault();

    private ApacheHttpClient4Classic() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                ApacheHttpClient4Classic::sharedFirst,
                ApacheHttpClient4Classic::sharedSecond,
                ApacheHttpClient4Classic::perRequest,
                ApacheHttpClient4Classic::asynchronous,
                ApacheHttpClient4Classic::concurrent,
                ApacheHttpClient4Classic::together,
                ApacheHttpClient4Classic::serverCloses,
                ApacheHttpClient4Classic::lost,
                ApacheHttpClient4Classic::serverClosesIdle,
                ApacheHttpClient4Classic::asksToClose,
                ApacheHttpClient4Classic::neverReuses,
                ApacheHttpClient4Classic::unread,
                ApacheHttpClient4Classic::aborted,
                ApacheHttpClient4Classic::failed,
                ApacheHttpClient4Classic::redirected,
                ApacheHttpClient4Classic::evictedIdle,
                ApacheHttpClient4Classic::keptTooShort,
                ApacheHttpClient4Classic::livesTooShort,
                ApacheHttpClient4Classic::changesState,
                ApacheHttpClient4Classic::oneConnection,
                ApacheHttpClient4Classic::onVirtualThread);
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
                var task = service.execute(request, null, ApacheHttpClient4Classic::read); // asynchronous
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
            try (var client =
                    HttpClients.custom().setMaxConnPerRoute(Together.THREADS).build()) {
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

    private static void serverClosesIdle(Origin origin) throws Exception {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 3; i++) {
                read(client.execute(new HttpGet(origin.impatientUrl("serverClosesIdle")))); // serverClosesIdle
                origin.awaitServerClosedIdle();
                Thread.sleep(2100);
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
        var builder = HttpClients.custom().setConnectionReuseStrategy((response, context) -> false);
        try (var client = builder.build()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "neverReuses"))); // neverReuses
            }
        }
    }

    private static void unread(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 4; i++) {
                var response = client.execute(get(origin, "unread?bytes=1000000&pauseMillis=300")); // unread
                response.close(); // unread closes
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
                pool.closeIdleConnections(0, TimeUnit.MILLISECONDS); // evictedIdle closes
            }
        }
    }

    private static void keptTooShort(Origin origin) throws Exception {
        var builder = HttpClients.custom().setKeepAliveStrategy((response, context) -> 20);
        try (var client = builder.build()) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "keptTooShort"))); // keptTooShort
                Thread.sleep(50);
            }
        }
    }

    private static void livesTooShort(Origin origin) throws Exception {
        try (var client = over(new PoolingHttpClientConnectionManager(20, TimeUnit.MILLISECONDS))) {
            for (int i = 0; i < 4; i++) {
                read(client.execute(get(origin, "livesTooShort"))); // livesTooShort
                Thread.sleep(50);
            }
        }
    }

    /** A connection is of its user, of which there is another each time. */
    private static void changesState(Origin origin) throws IOException {
        var builder = HttpClients.custom().setUserTokenHandler(context -> new Object());
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

    private static Void read(HttpResponse response) throws IOException {
        EntityUtils.consume(response.getEntity());
        return null;
    }
}
