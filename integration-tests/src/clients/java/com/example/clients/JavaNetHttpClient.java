// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The JDK's second client, by {@code send} and by {@code sendAsync}. */
public final class JavaNetHttpClient {

    private static final HttpClient SHARED = HttpClient.newBuilder().build();

    private JavaNetHttpClient() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                JavaNetHttpClient::sharedFirst,
                JavaNetHttpClient::sharedSecond,
                JavaNetHttpClient::perRequest,
                JavaNetHttpClient::asynchronous,
                JavaNetHttpClient::concurrent,
                JavaNetHttpClient::together,
                JavaNetHttpClient::ownExecutor,
                JavaNetHttpClient::serverCloses,
                JavaNetHttpClient::lost,
                JavaNetHttpClient::serverClosesIdle,
                JavaNetHttpClient::unread,
                JavaNetHttpClient::failed,
                JavaNetHttpClient::shutDown,
                JavaNetHttpClient::redirected,
                JavaNetHttpClient::onVirtualThread);
    }

    private static void sharedFirst(Origin origin) throws Exception {
        for (int i = 0; i < 5; i++) {
            SHARED.send(get(origin.url("sharedFirst")), BodyHandlers.ofString()); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) throws Exception {
        for (int i = 0; i < 5; i++) {
            SHARED.send(get(origin.url("sharedSecond")), BodyHandlers.ofString()); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            var client = HttpClient.newBuilder().build();
            client.send(get(origin.url("perRequest")), BodyHandlers.ofString()); // perRequest
        }
    }

    private static void asynchronous(Origin origin) {
        var client = HttpClient.newBuilder().build();
        for (int i = 0; i < 5; i++) {
            var request = get(origin.url("asynchronous"));
            client.sendAsync(request, BodyHandlers.ofString()).join(); // asynchronous
        }
    }

    private static void concurrent(Origin origin) {
        var client = HttpClient.newBuilder().build();
        for (int i = 0; i < 2; i++) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                var request = get(origin.url("concurrent?delayMillis=200"));
                all.add(client.sendAsync(request, BodyHandlers.ofString())); // concurrent
            }
            all.forEach(CompletableFuture::join);
        }
    }

    /** The executor's own lines are on the stack of whatever the client does. */
    private static void ownExecutor(Origin origin) {
        var client = HttpClient.newBuilder()
                .executor(task -> new Thread(() -> traced(task)).start())
                .build();
        var request = get(origin.url("ownExecutor"));
        client.sendAsync(request, BodyHandlers.ofString()).join(); // ownExecutor
    }

    private static void traced(Runnable task) {
        task.run();
    }

    /** Over HTTP/2 one connection does for all, and others that are opened at the same time are used once. */
    private static void together(Origin origin) throws Exception {
        for (int i = 0; i < Together.CLIENTS; i++) {
            var client = HttpClient.newBuilder().build();
            Together.send(origin.isHttp2() ? 1 : Together.THREADS, () -> {
                client.send(get(origin.url("together")), BodyHandlers.ofString()); // together
            });
        }
    }

    private static void serverCloses(Origin origin) throws Exception {
        var client = HttpClient.newBuilder().build();
        for (int i = 0; i < 4; i++) {
            client.send(get(origin.url("serverCloses?close=1")), BodyHandlers.ofString()); // serverCloses
        }
    }

    /** The server closes instead of answering, and the client asks again by itself, over another connection. */
    private static void lost(Origin origin) throws Exception {
        var client = HttpClient.newBuilder().build();
        for (int i = 0; i < 3; i++) {
            client.send(get(origin.url("lost" + (origin.isHttp2() ? "" : "?lose=1"))), BodyHandlers.ofString()); // lost
        }
    }

    private static void serverClosesIdle(Origin origin) throws Exception {
        var client = HttpClient.newBuilder().build();
        for (int i = 0; i < 3; i++) {
            client.send(get(origin.impatientUrl("serverClosesIdle")), BodyHandlers.ofString()); // serverClosesIdle
            origin.awaitBothClosedIdle();
        }
    }

    /** A thread of the client's may be the one that closes, while the next request connects. HTTP/2 ends only the stream. */
    private static void unread(Origin origin) throws Exception {
        var client = HttpClient.newBuilder().build();
        for (int i = 0; i < 4; i++) {
            var before = origin.open();
            var request =
                    get(origin.url("unread?bytes=1000000" + (origin.isHttp2() ? "&pauseMillis=1000" : "&hold=1")));
            var body = client.send(request, BodyHandlers.ofInputStream()).body(); // unread
            body.close(); // unread closes
            if (!origin.isHttp2()) {
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    private static void failed(Origin origin) throws Exception {
        var client = HttpClient.newBuilder().build();
        for (int i = 0; i < 4; i++) {
            client.send(get(origin.url("failed?status=500")), BodyHandlers.ofString()); // failed
        }
    }

    /** A client can be closed since 21; a thread of its own then closes the connections. */
    private static void shutDown(Origin origin) throws Exception {
        var client = HttpClient.newBuilder().build();
        if (client instanceof AutoCloseable closeable) {
            for (int i = 0; i < 5; i++) {
                client.send(get(origin.url("shutDown")), BodyHandlers.ofString()); // shutDown
            }
            closeable.close(); // shutDown closes
        }
    }

    /** The second exchange of a call begins on whatever thread has the response to the first. */
    private static void redirected(Origin origin) {
        var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        for (int i = 0; i < 4; i++) {
            var request = get(origin.url("redirected?close=1&redirect=/redirected"));
            client.sendAsync(request, BodyHandlers.ofString()).join(); // redirected
        }
    }

    private static void onVirtualThread(Origin origin) {
        if (VirtualThreads.areAvailable()) {
            var client = HttpClient.newBuilder().build();
            VirtualThreads.run(() -> {
                try {
                    client.send(get(origin.url("onVirtualThread")), BodyHandlers.ofString()); // onVirtualThread
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }
}
