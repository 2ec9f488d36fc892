// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Spring's {@code WebClient} over Reactor Netty, or over the JDK's client where {@code connector} is {@code jdk}. */
public final class SpringWebClientProgram {

    private static WebClient shared;

    private SpringWebClientProgram() {}

    public static void main(String[] arguments) {
        var origin = Origin.of(arguments);
        shared = client(origin);
        Scenarios.run(
                origin,
                SpringWebClientProgram::sharedFirst,
                SpringWebClientProgram::sharedSecond,
                SpringWebClientProgram::perRequest,
                SpringWebClientProgram::asynchronous,
                SpringWebClientProgram::onScheduler,
                SpringWebClientProgram::chained,
                SpringWebClientProgram::repeated,
                SpringWebClientProgram::serverCloses,
                SpringWebClientProgram::failed);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var body = shared.get().uri(origin.url("sharedFirst")).retrieve().bodyToMono(String.class);
            body.block(); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var body = shared.get().uri(origin.url("sharedSecond")).retrieve().bodyToMono(String.class);
            body.block(); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            var body = client(origin)
                    .get()
                    .uri(origin.url("perRequest"))
                    .retrieve()
                    .bodyToMono(String.class);
            body.block(); // perRequest
        }
    }

    private static void asynchronous(Origin origin) {
        var client = client(origin);
        for (int i = 0; i < 5; i++) {
            var done = new CompletableFuture<Void>();
            var body = client.get().uri(origin.url("asynchronous")).retrieve().bodyToMono(String.class);
            body.subscribe(text -> {}, done::completeExceptionally, () -> done.complete(null)); // asynchronous
            done.join();
        }
    }

    /** No line of the application is on the stack that subscribes. */
    private static void onScheduler(Origin origin) {
        var client = client(origin);
        for (int i = 0; i < 3; i++) {
            described(client, origin).subscribeOn(Schedulers.boundedElastic()).block();
        }
    }

    private static Mono<String> described(WebClient client, Origin origin) {
        var request = client.get().uri(origin.url("onScheduler"));
        return request.retrieve().bodyToMono(String.class); // onScheduler
    }

    private static void chained(Origin origin) {
        var client = client(origin);
        Flux.range(0, 3)
                .delayElements(Duration.ofMillis(10))
                .flatMap(number -> client.get()
                        .uri(origin.url("chained"))
                        .retrieve() // chained
                        .bodyToMono(String.class))
                .blockLast();
    }

    /** The request is made again and again, by a timer. */
    private static void repeated(Origin origin) {
        var client = client(origin);
        var answered = client.get()
                .uri(origin.url("repeated?close=1"))
                .exchangeToMono(response -> response.bodyToMono(String.class)); // repeated
        answered.delayElement(Duration.ofMillis(10))
                .repeat(2)
                .subscribeOn(Schedulers.parallel())
                .blockLast();
    }

    private static void serverCloses(Origin origin) {
        var client = client(origin);
        for (int i = 0; i < 4; i++) {
            var body = client.get()
                    .uri(origin.url("serverCloses?close=1"))
                    .retrieve()
                    .bodyToMono(String.class);
            body.block(); // serverCloses
        }
    }

    private static void failed(Origin origin) {
        var client = client(origin);
        for (int i = 0; i < 4; i++) {
            var body = client.get()
                    .uri(origin.url("failed?status=500"))
                    .exchangeToMono(response -> response.bodyToMono(String.class));
            body.block(); // failed
        }
    }

    private static WebClient client(Origin origin) {
        return WebClient.builder().clientConnector(connector(origin)).build();
    }

    private static ClientHttpConnector connector(Origin origin) {
        if (System.getProperty("connector", "").equals("jdk")) {
            return jdkConnector();
        }
        var client = HttpClient.create(ConnectionProvider.create("web"));
        return new ReactorClientHttpConnector(
                !origin.isHttp2()
                        ? client
                        : client.protocol(origin.base().startsWith("https") ? HttpProtocol.H2 : HttpProtocol.H2C));
    }

    /** Older versions do not have it. */
    private static ClientHttpConnector jdkConnector() {
        try {
            return (ClientHttpConnector)
                    Class.forName("org.springframework.http.client.reactive.JdkClientHttpConnector")
                            .getConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
