// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Micronaut's client, blocking and reactive. Version 5 sends a request when it is subscribed to, 4.10 when it is described:
 * one line does both.
 */
public final class MicronautProgram {

    private static HttpClient shared;

    private MicronautProgram() {}

    public static void main(String[] arguments) throws MalformedURLException {
        var origin = Origin.of(arguments);
        shared = HttpClient.create(url(origin), configuration(origin));
        Scenarios.run(
                origin,
                MicronautProgram::sharedFirst,
                MicronautProgram::sharedSecond,
                MicronautProgram::perRequest,
                MicronautProgram::reactive,
                MicronautProgram::asynchronous,
                MicronautProgram::concurrent,
                MicronautProgram::together,
                MicronautProgram::onScheduler,
                MicronautProgram::waiting,
                MicronautProgram::serverCloses,
                MicronautProgram::serverClosesIdle,
                MicronautProgram::asksToClose,
                MicronautProgram::failed,
                MicronautProgram::expired,
                MicronautProgram::aged,
                MicronautProgram::outlived);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shared.toBlocking().retrieve(get(origin.url("sharedFirst"))); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shared.toBlocking().retrieve(get(origin.url("sharedSecond"))); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws MalformedURLException {
        for (int i = 0; i < 4; i++) {
            try (var client = HttpClient.create(url(origin), configuration(origin))) {
                client.toBlocking().retrieve(get(origin.url("perRequest"))); // perRequest
            }
        }
    }

    private static void reactive(Origin origin) throws MalformedURLException {
        var client = HttpClient.create(url(origin), configuration(origin));
        for (int i = 0; i < 5; i++) {
            Mono.from(client.retrieve(get(origin.url("reactive")))).block(); // reactive
        }
    }

    private static void asynchronous(Origin origin) throws MalformedURLException {
        var client = HttpClient.create(url(origin), configuration(origin));
        for (int i = 0; i < 5; i++) {
            var done = new CompletableFuture<String>();
            Mono.from(client.retrieve(get(origin.url("asynchronous")))).subscribe(done::complete); // asynchronous
            done.join();
        }
    }

    private static void concurrent(Origin origin) throws MalformedURLException {
        var client = HttpClient.create(url(origin), configuration(origin));
        for (int i = 0; i < 2; i++) {
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                var request = get(origin.url("concurrent?delayMillis=300"));
                all.add(Mono.from(client.retrieve(request)).toFuture()); // concurrent
            }
            all.forEach(CompletableFuture::join);
        }
    }

    /** No line of the application is on the stack that subscribes. */
    private static void onScheduler(Origin origin) throws MalformedURLException {
        var client = HttpClient.create(url(origin), configuration(origin));
        for (int i = 0; i < 3; i++) {
            var request = get(origin.url("onScheduler"));
            elsewhere(client.retrieve(request)).block(); // onScheduler
        }
    }

    private static Mono<String> elsewhere(Publisher<String> body) {
        return Mono.from(body).subscribeOn(Schedulers.boundedElastic());
    }

    private static void together(Origin origin) throws Exception {
        for (int i = 0; i < Together.CLIENTS; i++) {
            try (var client = HttpClient.create(url(origin), configuration(origin))) {
                Together.send(() -> {
                    client.toBlocking().retrieve(get(origin.url("together"))); // together
                });
            }
        }
    }

    /**
     * A connection for one request is opened by whichever thread closes that of another. In HTTP/2 all share the one that the
     * first asked for; one at a time, so that its request is also the first on it.
     */
    private static void waiting(Origin origin) throws MalformedURLException {
        var configuration = configuration(origin);
        var pool = configuration.getConnectionPoolConfiguration();
        pool.setEnabled(true);
        pool.setMaxConcurrentHttp1Connections(1);
        var client = HttpClient.create(url(origin), configuration);
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var request = get(origin.url("waiting" + close(origin)));
            all.add(Mono.from(client.retrieve(request)).toFuture()); // waiting
            if (origin.isHttp2()) {
                all.get(0).join();
            }
            all.add(alsoWaiting(client, origin));
        }
        all.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<String> alsoWaiting(HttpClient client, Origin origin) {
        var request = get(origin.url("alsoWaiting" + close(origin)));
        return Mono.from(client.retrieve(request)).toFuture(); // alsoWaiting
    }

    /** Lets the server end the connection; not in HTTP/2, where the next request may meet its farewell, and fail. */
    private static String close(Origin origin) {
        return origin.isHttp2() ? "" : "?close=1";
    }

    private static void serverCloses(Origin origin) throws MalformedURLException {
        var client = HttpClient.create(url(origin), configuration(origin));
        for (int i = 0; i < 4; i++) {
            client.toBlocking().retrieve(get(origin.url("serverCloses" + close(origin)))); // serverCloses
        }
    }

    private static void serverClosesIdle(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin), configuration(origin));
        for (int i = 0; i < 3; i++) {
            client.toBlocking().retrieve(get(origin.impatientUrl("serverClosesIdle"))); // serverClosesIdle
            origin.awaitBothClosedIdle();
        }
    }

    private static void asksToClose(Origin origin) throws MalformedURLException {
        var configuration = configuration(origin);
        configuration.getConnectionPoolConfiguration().setEnabled(false);
        var client = HttpClient.create(url(origin), configuration);
        for (int i = 0; i < 4; i++) {
            client.toBlocking().retrieve(get(origin.url("asksToClose"))); // asksToClose
        }
    }

    private static void failed(Origin origin) throws MalformedURLException {
        var client = HttpClient.create(url(origin), configuration(origin));
        for (int i = 0; i < 4; i++) {
            try {
                client.toBlocking().retrieve(get(origin.url("failed?status=500"))); // failed
                throw new IllegalStateException("expected a status of 500");
            } catch (HttpClientResponseException e) {
                // As the scenario has it.
            }
        }
    }

    private static void expired(Origin origin) throws Exception {
        var configuration = configuration(origin);
        // Longer than any machine takes for a request.
        configuration.setConnectionPoolIdleTimeout(Duration.ofSeconds(2));
        var client = HttpClient.create(url(origin), configuration);
        for (int i = 0; i < 3; i++) {
            var before = origin.open();
            client.toBlocking().retrieve(get(origin.url("expired"))); // expired
            origin.awaitNoneOpenBut(before);
        }
    }

    private static void aged(Origin origin) throws Exception {
        var configuration = configuration(origin);
        configuration.setConnectTtl(Duration.ofSeconds(1));
        var client = HttpClient.create(url(origin), configuration);
        for (int i = 0; i < 3; i++) {
            var before = origin.open();
            client.toBlocking().retrieve(get(origin.url("aged"))); // aged
            origin.awaitNoneOpenBut(before);
        }
    }

    /** A connection gets too old while a request is under way, and is closed after it. */
    private static void outlived(Origin origin) throws Exception {
        var configuration = configuration(origin);
        configuration.setConnectTtl(Duration.ofMillis(500));
        var client = HttpClient.create(url(origin), configuration);
        for (int i = 0; i < 3; i++) {
            var before = origin.open();
            client.toBlocking().retrieve(get(origin.url("outlived?delayMillis=1000"))); // outlived
            origin.awaitNoneOpenBut(before);
        }
    }

    private static DefaultHttpClientConfiguration configuration(Origin origin) {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setReadTimeout(Duration.ofMinutes(1));
        configuration.getConnectionPoolConfiguration().setEnabled(true);
        if (origin.isHttp2()) {
            configuration.setHttpVersion(HttpVersion.HTTP_2_0);
        }
        return configuration;
    }

    private static URL url(Origin origin) throws MalformedURLException {
        return URI.create(origin.base()).toURL();
    }

    private static HttpRequest<?> get(String url) {
        return HttpRequest.GET(url);
    }
}
