// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** What goes wrong with Spring's {@code RestClient}, over the JDK's client where there is no other. */
final class RestClientMistakes {

    private static final int UNITS = 24;
    private static final int STALE_BURST = 8;

    private RestClientMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(RestClientMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var client = RestClient.create(); // clientPerRequest
            get(client, origin.url("clientPerRequest"));
        }
    }

    /** Only what was given a factory has one to share with those that are derived from it. */
    static void clientPerRequestRight(Origin origin) {
        var client = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .build();
        for (int i = 0; i < UNITS; i++) {
            get(client.mutate().build(), origin.url("clientPerRequest"));
        }
    }

    static void neverClosed(Origin origin) {
        var client = RestClient.create();
        for (int i = 0; i < UNITS; i++) {
            var request = client.get().uri(origin.url("neverClosed?bytes=100000"));
            request.exchange((any, response) -> response.getStatusCode(), false); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) {
        var client = RestClient.create();
        for (int i = 0; i < UNITS; i++) {
            var request = client.get().uri(origin.url("neverClosed?bytes=100000"));
            request.exchange((any, response) -> response.bodyTo(String.class));
        }
    }

    static void asksToClose(Origin origin) {
        var client = http1().defaultHeader("Connection", "close").build();
        for (int i = 0; i < UNITS; i++) {
            client.get().uri(origin.url("asksToClose")).retrieve().body(String.class); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        var client = http1().build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin.url("asksToClose"));
        }
    }

    static void stale(Origin origin) throws Exception {
        var client = RestClient.create(); // stale
        for (int i = 0; i < UNITS / STALE_BURST + 1; i++) {
            burst(client, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitBothClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var client = RestClient.create();
        for (int i = 0; i < UNITS / STALE_BURST + 1; i++) {
            burst(client, origin.url("stale?delayMillis=200"));
        }
    }

    static void serverCloses(Origin origin) {
        var client = RestClient.create();
        for (int i = 0; i < UNITS; i++) {
            client.get().uri(origin.url("serverCloses?close=1")).retrieve().body(String.class); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) {
        var client = RestClient.create();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin.url("serverCloses"));
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var client = RestClient.create();
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                client.get().uri("http://127.0.0.1:1/").retrieve().body(String.class); // nobodyListens
            } catch (ResourceAccessException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var client = RestClient.create();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                get(client, "http://127.0.0.1:1/");
            } catch (ResourceAccessException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    /** Without the header that offers HTTP/2, which goes with none that closes. */
    private static RestClient.Builder http1() {
        var http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
        return RestClient.builder().requestFactory(new JdkClientHttpRequestFactory(http));
    }

    private static void burst(RestClient client, String url) throws Exception {
        Burst.of(STALE_BURST, () -> {
            get(client, url);
            return null;
        });
    }

    private static void get(RestClient client, String url) {
        client.get().uri(url).retrieve().body(String.class);
    }
}
