// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Vert.x's {@code HttpClient}: called by the main thread, on an event loop, and with more requests than connections. */
public final class VertxClient {

    /** It says on stderr where an event loop is busy for long, which on a busy machine means nothing. */
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setBlockedThreadCheckInterval(3_600_000));

    private static HttpClient shared;

    private VertxClient() {}

    public static void main(String[] arguments) {
        var origin = Origin.of(arguments);
        shared = VERTX.createHttpClient(options(origin), pool(5));
        Scenarios.run(
                origin,
                VertxClient::sharedFirst,
                VertxClient::sharedSecond,
                VertxClient::perRequest,
                VertxClient::onEventLoop,
                VertxClient::onWorker,
                VertxClient::concurrent,
                VertxClient::together,
                VertxClient::waiting,
                VertxClient::serverCloses,
                VertxClient::serverClosesIdle,
                VertxClient::asksToClose,
                VertxClient::failed,
                VertxClient::givenUp,
                VertxClient::expired);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var request = shared.request(get(origin.url("sharedFirst"))); // sharedFirst
            join(body(request));
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var request = shared.request(get(origin.url("sharedSecond"))); // sharedSecond
            join(body(request));
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            var client = VERTX.createHttpClient(options(origin), pool(5));
            var request = client.request(get(origin.url("perRequest"))); // perRequest
            join(body(request));
        }
    }

    private static void onEventLoop(Origin origin) {
        var client = VERTX.createHttpClient(options(origin), pool(5));
        var done = new CompletableFuture<Buffer>();
        VERTX.runOnContext(nothing -> {
            var request = client.request(get(origin.url("onEventLoop"))); // onEventLoop
            body(request).onComplete(result -> done.complete(result.result()));
        });
        done.join();
    }

    private static void onWorker(Origin origin) {
        var client = VERTX.createHttpClient(options(origin), pool(5));
        var done = new CompletableFuture<Buffer>();
        VERTX.executeBlocking(() -> {
            var request = client.request(get(origin.url("onWorker"))); // onWorker
            body(request).onComplete(result -> done.complete(result.result()));
            return null;
        });
        done.join();
    }

    private static void concurrent(Origin origin) {
        var client = VERTX.createHttpClient(options(origin), pool(5));
        for (int i = 0; i < 2; i++) {
            List<Future<Buffer>> all = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                var request = client.request(get(origin.url("concurrent?delayMillis=200"))); // concurrent
                all.add(body(request));
            }
            all.forEach(VertxClient::join);
        }
    }

    private static void together(Origin origin) throws Exception {
        for (int i = 0; i < Together.CLIENTS; i++) {
            var client = VERTX.createHttpClient(options(origin), pool(Together.THREADS));
            Together.send(origin.isHttp2() ? 1 : Together.THREADS, () -> {
                var request = client.request(get(origin.url("together"))); // together
                join(body(request));
            });
        }
    }

    /** Two lines share a pool of one connection, which each response ends: what one line waits for, the other sets off. */
    private static void waiting(Origin origin) {
        var client = VERTX.createHttpClient(options(origin), pool(1));
        List<Future<Buffer>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            var request = client.request(get(origin.url("waiting" + close(origin)))); // waiting
            all.add(body(request));
            if (origin.isHttp2()) {
                // Of requests on one connection, the server may see another first than the one that it was opened for.
                join(all.get(all.size() - 1));
            }
            all.add(alsoWaiting(client, origin));
        }
        all.forEach(VertxClient::join);
    }

    private static Future<Buffer> alsoWaiting(HttpClient client, Origin origin) {
        var request = client.request(get(origin.url("alsoWaiting" + close(origin)))); // alsoWaiting
        return body(request);
    }

    /** Lets the server end the connection; not in HTTP/2, where the next request may meet its farewell, and fail. */
    private static String close(Origin origin) {
        return origin.isHttp2() ? "" : "?close=1";
    }

    private static void serverCloses(Origin origin) {
        var client = VERTX.createHttpClient(options(origin), pool(5));
        for (int i = 0; i < 4; i++) {
            var request = client.request(get(origin.url("serverCloses" + close(origin)))); // serverCloses
            join(body(request));
        }
    }

    private static void serverClosesIdle(Origin origin) {
        var client = VERTX.createHttpClient(options(origin), pool(5));
        for (int i = 0; i < 3; i++) {
            var request = client.request(get(origin.impatientUrl("serverClosesIdle"))); // serverClosesIdle
            join(body(request));
            origin.awaitBothClosedIdle();
        }
    }

    private static void asksToClose(Origin origin) {
        var client = VERTX.createHttpClient(options(origin).setKeepAlive(false), pool(5));
        for (int i = 0; i < 4; i++) {
            var request = client.request(get(origin.url("asksToClose"))); // asksToClose
            join(body(request));
        }
    }

    private static void failed(Origin origin) {
        var client = VERTX.createHttpClient(options(origin), pool(5));
        for (int i = 0; i < 4; i++) {
            var request = client.request(get(origin.url("failed?status=500"))); // failed
            join(body(request));
        }
    }

    /** In HTTP/1.1 only closing the connection ends a request before its response. */
    private static void givenUp(Origin origin) {
        var client = VERTX.createHttpClient(options(origin), pool(5));
        for (int i = 0; i < 4; i++) {
            var late = get(origin.url("givenUp?delayMillis=2000")).setTimeout(500);
            var request = client.request(late); // givenUp
            try {
                join(body(request));
                throw new IllegalStateException("answered");
            } catch (CompletionException e) {
                // the way it is meant to end
            }
        }
    }

    private static void expired(Origin origin) {
        var client =
                VERTX.createHttpClient(options(origin).setKeepAliveTimeout(1).setHttp2KeepAliveTimeout(1), pool(5));
        for (int i = 0; i < 2; i++) {
            var before = origin.open();
            var request = client.request(get(origin.url("expired"))); // expired
            join(body(request));
            origin.awaitNoneOpenBut(before);
        }
    }

    private static HttpClientOptions options(Origin origin) {
        var options = new HttpClientOptions();
        if (origin.base().startsWith("https")) {
            options.setSsl(true).setTrustAll(true).setVerifyHost(false);
        }
        if (origin.isHttp2()) {
            options.setProtocolVersion(HttpVersion.HTTP_2).setUseAlpn(true);
        }
        return options;
    }

    private static PoolOptions pool(int connections) {
        return new PoolOptions().setHttp1MaxSize(connections).setHttp2MaxSize(1);
    }

    private static RequestOptions get(String url) {
        return new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url);
    }

    /** The body is asked for before the request is sent: one that is asked for when the response is over never comes. */
    private static Future<Buffer> body(Future<io.vertx.core.http.HttpClientRequest> request) {
        return request.compose(each -> {
            var body = each.response().compose(response -> response.body());
            each.end();
            return body;
        });
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
