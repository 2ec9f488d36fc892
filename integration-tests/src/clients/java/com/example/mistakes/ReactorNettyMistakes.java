// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.http.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** What goes wrong with Reactor Netty's client, and with whatever is built upon it. */
final class ReactorNettyMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    /** It takes a port of one digit for a part of the host's name. */
    private static final String NOBODY = "http://127.0.0.1:10/";

    private static final Duration IMPATIENCE = Duration.ofSeconds(3);

    /** Those of {@link #neverReleased}, whose responses nobody consumes. */
    private static final List<Object> RESPONSES = new ArrayList<>();

    private ReactorNettyMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(ReactorNettyMistakes.class, arguments);
    }

    static void providerPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var provider = ConnectionProvider.create("wrong"); // providerPerRequest
            body(HttpClient.create(provider), origin.url("providerPerRequest")).block();
        }
    }

    static void providerPerRequestRight(Origin origin) {
        var provider = ConnectionProvider.create("right");
        for (int i = 0; i < UNITS; i++) {
            body(HttpClient.create(provider), origin.url("providerPerRequest")).block();
        }
    }

    static void neverPools(Origin origin) {
        var client = HttpClient.newConnection();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("neverPools")).block(); // neverPools
        }
    }

    static void neverPoolsRight(Origin origin) {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("neverPools")).block();
        }
    }

    static void asksToClose(Origin origin) {
        var client = HttpClient.create().keepAlive(false);
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("asksToClose")).block(); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("asksToClose")).block();
        }
    }

    static void unread(Origin origin) {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            var connection = client.get()
                    .uri(origin.url("unread?bytes=1000000&pauseMillis=50"))
                    .responseConnection((response, inUse) -> Mono.just(inUse))
                    .next()
                    .block();
            connection.dispose(); // unread
            // The event loop closes it, and may have yet to do so when the next request looks for a connection.
            connection.channel().closeFuture().awaitUninterruptibly();
        }
    }

    static void unreadRight(Origin origin) {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("unread?bytes=1000000&pauseMillis=50")).block();
        }
    }

    static void neverReleased(Origin origin) {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            RESPONSES.add(client.get()
                    .uri(origin.url("neverReleased?bytes=1000000"))
                    .responseConnection((response, inUse) -> Mono.just(inUse))
                    .next()
                    .block()); // neverReleased
        }
    }

    static void neverReleasedRight(Origin origin) {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("neverReleased?bytes=1000000")).block();
        }
    }

    static void timesOutUnread(Origin origin) throws InterruptedException {
        var client = HttpClient.create().responseTimeout(IMPATIENCE);
        for (int i = 0; i < UNITS; i++) {
            RESPONSES.add(client.get()
                    .uri(origin.url("timesOutUnread?bytes=8000000"))
                    .responseConnection((response, inUse) -> Mono.just(inUse))
                    .next()
                    .block()); // timesOutUnread
        }
        Thread.sleep(2 * IMPATIENCE.toMillis());
    }

    static void timesOutUnreadRight(Origin origin) {
        var client = HttpClient.create().responseTimeout(IMPATIENCE);
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("timesOutUnread?bytes=8000000")).block();
        }
    }

    static void idleTooShort(Origin origin) throws InterruptedException {
        var builder = ConnectionProvider.builder("idleTooShort").maxIdleTime(Duration.ofMillis(50));
        var client = HttpClient.create(builder.build()); // idleTooShort
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("idleTooShort")).block();
            Thread.sleep(100);
        }
    }

    static void idleTooShortRight(Origin origin) throws InterruptedException {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("idleTooShort")).block();
            Thread.sleep(100);
        }
    }

    static void livesTooShort(Origin origin) throws InterruptedException {
        var builder = ConnectionProvider.builder("livesTooShort").maxLifeTime(Duration.ofMillis(50));
        var client = HttpClient.create(builder.build()); // livesTooShort
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("livesTooShort")).block();
            Thread.sleep(100);
        }
    }

    static void livesTooShortRight(Origin origin) throws InterruptedException {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("livesTooShort")).block();
            Thread.sleep(100);
        }
    }

    static void stale(Origin origin) throws InterruptedException {
        var provider = ConnectionProvider.create("stale"); // stale
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(HttpClient.create(provider), origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitBothClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws InterruptedException {
        var provider = ConnectionProvider.create("right");
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(HttpClient.create(provider), origin.url("stale?delayMillis=200"));
        }
    }

    static void serverCloses(Origin origin) {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("serverCloses?close=1")).block(); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) {
        var client = HttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("serverCloses")).block();
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var client = HttpClient.create();
        for (int i = 0; i < 10 * UNITS; i++) {
            body(client, NOBODY).onErrorComplete().block(); // nobodyListens
            Thread.sleep(10);
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var client = HttpClient.create();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            body(client, NOBODY).onErrorComplete().block();
            Thread.sleep(1000L * seconds);
        }
    }

    private static void burst(HttpClient client, String url) throws InterruptedException {
        var all = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < BURST; i++) {
            all.add(body(client, url).toFuture());
        }
        all.forEach(CompletableFuture::join);
        // A response may be complete before its connection is back in the pool.
        Thread.sleep(100);
    }

    /** Waits a little, since a response may be complete before its connection is back in the pool. */
    private static Mono<String> body(HttpClient client, String url) {
        var body = client.get().uri(url).responseContent().aggregate().asString();
        return body.delayElement(Duration.ofMillis(10));
    }
}
