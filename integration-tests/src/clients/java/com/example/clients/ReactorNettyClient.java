// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Reactor Netty's {@code HttpClient}: subscribed to by a line, on a scheduler, and in the middle of a chain. */
public final class ReactorNettyClient {

    private static HttpClient shared;

    private ReactorNettyClient() {}

    public static void main(String[] arguments) {
        var origin = Origin.of(arguments);
        shared = client(origin, ConnectionProvider.create("shared"));
        Scenarios.run(
                origin,
                ReactorNettyClient::sharedFirst,
                ReactorNettyClient::sharedSecond,
                ReactorNettyClient::perRequest,
                ReactorNettyClient::neverKept,
                ReactorNettyClient::asynchronous,
                ReactorNettyClient::onScheduler,
                ReactorNettyClient::chained,
                ReactorNettyClient::concurrent,
                ReactorNettyClient::together,
                ReactorNettyClient::waiting,
                ReactorNettyClient::redirected,
                ReactorNettyClient::serverCloses,
                ReactorNettyClient::serverClosesIdle,
                ReactorNettyClient::asksToClose,
                ReactorNettyClient::unread,
                ReactorNettyClient::failed,
                ReactorNettyClient::expired,
                ReactorNettyClient::aged,
                ReactorNettyClient::onVirtualThread);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var body = body(shared, origin.url("sharedFirst"));
            body.block(); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var body = body(shared, origin.url("sharedSecond"));
            body.block(); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            var client = client(origin, ConnectionProvider.create("perRequest"));
            body(client, origin.url("perRequest")).block(); // perRequest
        }
    }

    private static void neverKept(Origin origin) {
        var client = client(origin, ConnectionProvider.newConnection());
        for (int i = 0; i < 4; i++) {
            body(client, origin.url("neverKept")).block(); // neverKept
        }
    }

    private static void asynchronous(Origin origin) {
        var client = client(origin, ConnectionProvider.create("asynchronous"));
        for (int i = 0; i < 5; i++) {
            var done = new CompletableFuture<Void>();
            body(client, origin.url("asynchronous"))
                    .subscribe(body -> {}, done::completeExceptionally, () -> done.complete(null)); // asynchronous
            done.join();
        }
    }

    /** No line of the application is on the stack that subscribes. */
    private static void onScheduler(Origin origin) {
        var client = client(origin, ConnectionProvider.create("onScheduler"));
        for (int i = 0; i < 3; i++) {
            described(client, origin).subscribeOn(Schedulers.boundedElastic()).block();
        }
    }

    private static Mono<String> described(HttpClient client, Origin origin) {
        var request = client.get().uri(origin.url("onScheduler"));
        return request.responseContent().aggregate().asString(); // onScheduler
    }

    private static void chained(Origin origin) {
        var client = client(origin, ConnectionProvider.newConnection());
        Flux.range(0, 3)
                .delayElements(Duration.ofMillis(10))
                .flatMap(number -> client.get()
                        .uri(origin.url("chained"))
                        .responseContent() // chained
                        .aggregate())
                .blockLast();
    }

    private static void concurrent(Origin origin) {
        var client = client(origin, ConnectionProvider.create("concurrent"));
        for (int i = 0; i < 2; i++) {
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                all.add(body(client, origin.url("concurrent?delayMillis=200")).toFuture()); // concurrent
            }
            all.forEach(CompletableFuture::join);
        }
    }

    /** Two lines share a pool of one connection, which each response ends: what one line waits for, the other sets off. */
    private static void together(Origin origin) throws Exception {
        for (int i = 0; i < Together.CLIENTS; i++) {
            var provider = ConnectionProvider.create("together");
            var client = client(origin, provider);
            Together.send(() -> {
                body(client, origin.url("together")).block(); // together
            });
            provider.dispose();
        }
    }

    private static void waiting(Origin origin) {
        var client = client(
                origin,
                ConnectionProvider.builder("waiting")
                        .maxConnections(1)
                        .pendingAcquireMaxCount(-1)
                        .build());
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(body(client, origin.url("waiting?close=1")).toFuture()); // waiting
            if (origin.isHttp2()) {
                // Of requests on one connection, the server may see another first than the one that it was opened for.
                all.get(all.size() - 1).join();
            }
            all.add(alsoWaiting(client, origin));
        }
        all.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<String> alsoWaiting(HttpClient client, Origin origin) {
        return body(client, origin.url("alsoWaiting?close=1")).toFuture(); // alsoWaiting
    }

    /** The second request is sent from an event loop. */
    private static void redirected(Origin origin) {
        var client = client(origin, ConnectionProvider.newConnection()).followRedirect(true);
        for (int i = 0; i < 2; i++) {
            body(client, origin.url("redirected?redirect=/redirected")).block(); // redirected
        }
    }

    private static void serverCloses(Origin origin) {
        var client = client(origin, ConnectionProvider.create("serverCloses"));
        for (int i = 0; i < 4; i++) {
            body(client, origin.url("serverCloses?close=1")).block(); // serverCloses
        }
    }

    private static void serverClosesIdle(Origin origin) {
        var client = client(origin, ConnectionProvider.create("serverClosesIdle"));
        for (int i = 0; i < 3; i++) {
            body(client, origin.impatientUrl("serverClosesIdle")).block(); // serverClosesIdle
            origin.awaitBothClosedIdle();
        }
    }

    private static void asksToClose(Origin origin) {
        var client = client(origin, ConnectionProvider.create("asksToClose")).keepAlive(false);
        for (int i = 0; i < 4; i++) {
            body(client, origin.url("asksToClose")).block(); // asksToClose
        }
    }

    private static void unread(Origin origin) {
        var client = client(origin, ConnectionProvider.create("unread"));
        for (int i = 0; i < 4; i++) {
            client.get()
                    .uri(origin.url("unread?bytes=1000000&pauseMillis=300"))
                    .responseConnection((response, connection) -> Mono.just(connection))
                    .next()
                    .block() // unread
                    .dispose(); // unread closes
        }
    }

    private static void failed(Origin origin) {
        var client = client(origin, ConnectionProvider.create("failed"));
        for (int i = 0; i < 4; i++) {
            body(client, origin.url("failed?status=500")).block(); // failed
        }
    }

    private static void expired(Origin origin) {
        var provider = ConnectionProvider.builder("expired").maxIdleTime(Duration.ofMillis(50));
        var client = client(origin, provider.build());
        for (int i = 0; i < 3; i++) {
            body(client, origin.url("expired")).block(); // expired
            pause();
        }
    }

    private static void aged(Origin origin) {
        var provider = ConnectionProvider.builder("aged").maxLifeTime(Duration.ofMillis(50));
        var client = client(origin, provider.build());
        for (int i = 0; i < 3; i++) {
            body(client, origin.url("aged")).block(); // aged
            pause();
        }
    }

    private static void onVirtualThread(Origin origin) {
        if (VirtualThreads.areAvailable()) {
            var client = client(origin, ConnectionProvider.create("onVirtualThread"));
            VirtualThreads.run(() -> body(client, origin.url("onVirtualThread")).block()); // onVirtualThread
        }
    }

    private static void pause() {
        Flux.interval(Duration.ofMillis(150)).blockFirst();
    }

    private static HttpClient client(Origin origin, ConnectionProvider provider) {
        var client = HttpClient.create(provider);
        if (!origin.isHttp2()) {
            return client;
        }
        return client.protocol(origin.base().startsWith("https") ? HttpProtocol.H2 : HttpProtocol.H2C);
    }

    private static Mono<String> body(HttpClient client, String url) {
        return client.get().uri(url).responseContent().aggregate().asString();
    }
}
