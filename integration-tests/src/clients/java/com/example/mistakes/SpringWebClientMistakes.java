// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.http.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** What goes wrong with Spring's {@code WebClient} over Reactor Netty. */
final class SpringWebClientMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    /** Reactor Netty takes a port of one digit for a part of the host's name. */
    private static final String NOBODY = "http://127.0.0.1:10/";

    private SpringWebClientMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(SpringWebClientMistakes.class, arguments);
    }

    static void connectorPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var pool = ConnectionProvider.create("wrong"); // connectorPerRequest
            body(over(HttpClient.create(pool)), origin.url("connectorPerRequest"))
                    .block();
        }
    }

    static void connectorPerRequestRight(Origin origin) {
        var pool = ConnectionProvider.create("right");
        for (int i = 0; i < UNITS; i++) {
            body(over(HttpClient.create(pool)), origin.url("connectorPerRequest"))
                    .block();
        }
    }

    static void asksToClose(Origin origin) {
        var client = WebClient.builder().defaultHeader("Connection", "close").build();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("asksToClose")).block(); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        var client = WebClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("asksToClose")).block();
        }
    }

    /** One buffer is all it takes: the rest is cancelled. */
    static void unread(Origin origin) {
        var client = WebClient.create();
        var before = origin.open();
        for (int i = 0; i < UNITS; i++) {
            var buffers = client.get().uri(origin.url("unread?bytes=1000000&pauseMillis=50"));
            buffers.retrieve()
                    .bodyToFlux(DataBuffer.class)
                    .map(DataBufferUtils::release)
                    .next()
                    .block(); // unread
            origin.awaitNoneOpenBut(before);
        }
    }

    static void unreadRight(Origin origin) {
        var client = WebClient.create();
        for (int i = 0; i < UNITS; i++) {
            var buffers = client.get().uri(origin.url("unread?bytes=1000000&pauseMillis=50"));
            buffers.retrieve()
                    .bodyToFlux(DataBuffer.class)
                    .map(DataBufferUtils::release)
                    .last()
                    .delayElement(Duration.ofMillis(10))
                    .block();
        }
    }

    static void idleTooShort(Origin origin) throws InterruptedException {
        var pool = ConnectionProvider.builder("idleTooShort").maxIdleTime(Duration.ofMillis(50));
        var client = over(HttpClient.create(pool.build())); // idleTooShort
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("idleTooShort")).block();
            Thread.sleep(100);
        }
    }

    static void idleTooShortRight(Origin origin) throws InterruptedException {
        var client = WebClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("idleTooShort")).block();
            Thread.sleep(100);
        }
    }

    static void stale(Origin origin) throws InterruptedException {
        var pool = ConnectionProvider.create("stale"); // stale
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(over(HttpClient.create(pool)), origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitBothClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws InterruptedException {
        var pool = ConnectionProvider.create("right");
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(over(HttpClient.create(pool)), origin.url("stale?delayMillis=200"));
        }
    }

    static void serverCloses(Origin origin) {
        var client = WebClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("serverCloses?close=1")).block(); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) {
        var client = WebClient.create();
        for (int i = 0; i < UNITS; i++) {
            body(client, origin.url("serverCloses")).block();
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var client = WebClient.create();
        for (int i = 0; i < 10 * UNITS; i++) {
            body(client, NOBODY).onErrorComplete().block(); // nobodyListens
            Thread.sleep(10);
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var client = WebClient.create();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            body(client, NOBODY).onErrorComplete().block();
            Thread.sleep(1000L * seconds);
        }
    }

    private static void burst(WebClient client, String url) throws InterruptedException {
        var all = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < BURST; i++) {
            all.add(body(client, url).toFuture());
        }
        all.forEach(CompletableFuture::join);
        // A response may be complete before its connection is back in the pool.
        Thread.sleep(100);
    }

    private static WebClient over(HttpClient client) {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .build();
    }

    /** Waits a little, since a response may be complete before its connection is back in the pool. */
    private static Mono<String> body(WebClient client, String url) {
        var body = client.get().uri(url).retrieve().bodyToMono(String.class);
        return body.delayElement(Duration.ofMillis(10));
    }
}
