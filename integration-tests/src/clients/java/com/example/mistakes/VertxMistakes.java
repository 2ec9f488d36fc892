// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.http.Origin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What goes wrong with Vert.x's client. */
final class VertxMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;
    private static final int IMPATIENCE_SECONDS = 3;

    /** It says on stderr where an event loop is busy for long, which on a busy machine means nothing. */
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setBlockedThreadCheckInterval(3_600_000));

    private VertxMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(VertxMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var client = VERTX.createHttpClient(); // clientPerRequest
            join(body(client.request(get(origin.url("clientPerRequest")))));
        }
    }

    static void clientPerRequestRight(Origin origin) {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < UNITS; i++) {
            join(body(client.request(get(origin.url("clientPerRequest")))));
        }
    }

    static void asksToClose(Origin origin) {
        var client = VERTX.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        for (int i = 0; i < UNITS; i++) {
            join(client.request(get(origin.url("asksToClose"))).compose(request -> {
                var body = request.response().compose(HttpClientResponse::body);
                request.end(); // asksToClose
                return body;
            }));
        }
    }

    static void asksToCloseRight(Origin origin) {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < UNITS; i++) {
            join(body(client.request(get(origin.url("asksToClose")))));
        }
    }

    static void closesConnection(Origin origin) {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var request = join(client.request(get(origin.url("closesConnection"))));
            join(send(request));
            join(request.connection().close()); // closesConnection
        }
    }

    static void closesConnectionRight(Origin origin) {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < UNITS; i++) {
            join(body(client.request(get(origin.url("closesConnection")))));
        }
    }

    /** The event loop ends the connection, and may have yet to do so when the next request looks for one. */
    static void resets(Origin origin) {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var request = join(client.request(get(origin.url("resets?bytes=1000000&hold=1"))));
            var closed = new CompletableFuture<Void>();
            request.connection().closeHandler(closed::complete);
            join(request.send()).exceptionHandler(endsWithIt -> {});
            request.reset(); // resets
            closed.join();
        }
    }

    static void resetsRight(Origin origin) {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < UNITS; i++) {
            join(body(client.request(get(origin.url("resets?bytes=1000000")))));
        }
    }

    static void neverResumed(Origin origin) {
        var client = VERTX.createHttpClient(new HttpClientOptions(), pool(UNITS));
        for (int i = 0; i < UNITS; i++) {
            var request = join(client.request(get(origin.url("neverResumed?bytes=8000000")))); // neverResumed
            join(request.send().map(HttpClientResponse::pause));
        }
    }

    static void neverResumedRight(Origin origin) {
        var client = VERTX.createHttpClient(new HttpClientOptions(), pool(UNITS));
        for (int i = 0; i < UNITS; i++) {
            join(body(client.request(get(origin.url("neverResumed?bytes=8000000")))));
        }
    }

    static void timesOutUnread(Origin origin) throws InterruptedException {
        var client = VERTX.createHttpClient(new HttpClientOptions().setIdleTimeout(IMPATIENCE_SECONDS), pool(UNITS));
        for (int i = 0; i < UNITS; i++) {
            var request = join(client.request(get(origin.url("timesOutUnread?bytes=8000000")))); // timesOutUnread
            join(request.send()
                    .map(response -> response.exceptionHandler(endsWithIt -> {}).pause()));
        }
        Thread.sleep(2000 * IMPATIENCE_SECONDS);
    }

    static void timesOutUnreadRight(Origin origin) {
        var client = VERTX.createHttpClient(new HttpClientOptions().setIdleTimeout(IMPATIENCE_SECONDS), pool(UNITS));
        for (int i = 0; i < UNITS; i++) {
            join(body(client.request(get(origin.url("timesOutUnread?bytes=8000000")))));
        }
    }

    /** A timer of a second: what has been idle for longer is closed within another. */
    static void idleTooShort(Origin origin) throws InterruptedException {
        var client = VERTX.createHttpClient(new HttpClientOptions().setKeepAliveTimeout(1), pool()); // idleTooShort
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("idleTooShort?delayMillis=200"));
            Thread.sleep(2500);
        }
    }

    static void idleTooShortRight(Origin origin) throws InterruptedException {
        var client = VERTX.createHttpClient(new HttpClientOptions(), pool());
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("idleTooShort?delayMillis=200"));
            Thread.sleep(2500);
        }
    }

    static void stale(Origin origin) throws InterruptedException {
        var client = VERTX.createHttpClient(new HttpClientOptions(), pool()); // stale
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitBothClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws InterruptedException {
        var client = VERTX.createHttpClient(new HttpClientOptions(), pool());
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("stale?delayMillis=200"));
        }
    }

    static void serverCloses(Origin origin) {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var request = client.request(get(origin.url("serverCloses?close=1"))); // serverCloses
            join(body(request));
        }
    }

    static void serverClosesRight(Origin origin) {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < UNITS; i++) {
            join(body(client.request(get(origin.url("serverCloses")))));
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var client = VERTX.createHttpClient();
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                join(client.request(get("http://127.0.0.1:1/"))); // nobodyListens
            } catch (CompletionException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var client = VERTX.createHttpClient();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                join(client.request(get("http://127.0.0.1:1/")));
            } catch (CompletionException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static void burst(HttpClient client, String url) {
        var all = new ArrayList<Future<Buffer>>();
        for (int i = 0; i < BURST; i++) {
            all.add(body(client.request(get(url))));
        }
        all.forEach(VertxMistakes::join);
    }

    private static PoolOptions pool() {
        return pool(BURST);
    }

    private static PoolOptions pool(int connections) {
        return new PoolOptions().setHttp1MaxSize(connections);
    }

    private static RequestOptions get(String url) {
        return new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url);
    }

    /** The body is asked for before the request is sent: one that is asked for when the response is over never comes. */
    private static Future<Buffer> body(Future<HttpClientRequest> request) {
        return request.compose(VertxMistakes::send);
    }

    private static Future<Buffer> send(HttpClientRequest request) {
        var body = request.response().compose(HttpClientResponse::body);
        request.end();
        return body;
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
