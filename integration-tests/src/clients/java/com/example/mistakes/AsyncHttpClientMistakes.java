// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import static org.asynchttpclient.Dsl.asyncHttpClient;
import static org.asynchttpclient.Dsl.config;

import com.example.WrongOrRight;
import com.example.http.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.asynchttpclient.AsyncCompletionHandlerBase;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.Response;

/** What goes wrong with AsyncHttpClient. */
final class AsyncHttpClientMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    private AsyncHttpClientMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(AsyncHttpClientMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            try (var client = asyncHttpClient()) { // clientPerRequest
                get(client, origin.url("clientPerRequest"));
            }
        }
    }

    static void clientPerRequestRight(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS; i++) {
                get(client, origin.url("clientPerRequest"));
            }
        }
    }

    static void keepsNone(Origin origin) throws Exception {
        try (var client = asyncHttpClient(config().setKeepAlive(false))) {
            for (int i = 0; i < UNITS; i++) {
                client.prepareGet(origin.url("keepsNone")).execute().get(); // keepsNone
            }
        }
    }

    static void keepsNoneRight(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS; i++) {
                client.prepareGet(origin.url("keepsNone")).execute().get();
            }
        }
    }

    static void unread(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS; i++) {
                var request = client.prepareGet(origin.url("unread?bytes=1000000&pauseMillis=50"));
                request.execute(new StatusOnly()).get(); // unread
            }
        }
    }

    static void unreadRight(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS; i++) {
                get(client, origin.url("unread?bytes=1000000&pauseMillis=50"));
            }
        }
    }

    static void idleTooShort(Origin origin) throws Exception {
        var config = config().setPooledConnectionIdleTimeout(Duration.ofMillis(300));
        try (var client = asyncHttpClient(config)) { // idleTooShort
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(client, origin.url("idleTooShort?delayMillis=200"));
                Thread.sleep(2000);
            }
        }
    }

    static void idleTooShortRight(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(client, origin.url("idleTooShort?delayMillis=200"));
                Thread.sleep(2000);
            }
        }
    }

    static void livesTooShort(Origin origin) throws Exception {
        var config = config().setConnectionTtl(Duration.ofMillis(20));
        try (var client = asyncHttpClient(config)) { // livesTooShort
            for (int i = 0; i < UNITS; i++) {
                get(client, origin.url("livesTooShort"));
                Thread.sleep(50);
            }
        }
    }

    static void livesTooShortRight(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS; i++) {
                get(client, origin.url("livesTooShort"));
                Thread.sleep(50);
            }
        }
    }

    static void stale(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) { // stale
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(client, origin.impatientUrl("stale?delayMillis=200"));
                origin.awaitBothClosedIdle();
            }
        }
    }

    static void staleRight(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(client, origin.url("stale?delayMillis=200"));
            }
        }
    }

    static void serverCloses(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS; i++) {
                client.prepareGet(origin.url("serverCloses?close=1")).execute().get(); // serverCloses
            }
        }
    }

    static void serverClosesRight(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < UNITS; i++) {
                client.prepareGet(origin.url("serverCloses")).execute().get();
            }
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        try (var client = asyncHttpClient(config().setMaxRequestRetry(0))) {
            for (int i = 0; i < 10 * UNITS; i++) {
                try {
                    client.prepareGet("http://127.0.0.1:1/").execute().get(); // nobodyListens
                } catch (ExecutionException e) {
                    Thread.sleep(10);
                }
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        try (var client = asyncHttpClient(config().setMaxRequestRetry(0))) {
            for (int seconds = 1; seconds < 4; seconds *= 2) {
                try {
                    client.prepareGet("http://127.0.0.1:1/").execute().get();
                } catch (ExecutionException e) {
                    Thread.sleep(1000L * seconds);
                }
            }
        }
    }

    private static void get(AsyncHttpClient client, String url) throws Exception {
        client.prepareGet(url).execute().get();
    }

    private static void burst(AsyncHttpClient client, String url) {
        var all = new ArrayList<CompletableFuture<Response>>();
        for (int i = 0; i < BURST; i++) {
            all.add(client.prepareGet(url).execute().toCompletableFuture());
        }
        all.forEach(CompletableFuture::join);
    }

    /** Wants no body. */
    private static final class StatusOnly extends AsyncCompletionHandlerBase {

        @Override
        public State onStatusReceived(HttpResponseStatus status) {
            return State.ABORT;
        }
    }
}
