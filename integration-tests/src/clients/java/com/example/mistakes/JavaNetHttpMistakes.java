// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What goes wrong with {@code java.net.http.HttpClient}. */
final class JavaNetHttpMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;
    private static final int BURSTS = 7;
    private static final int ITEMS = 30;
    private static final long PAUSE_MILLIS = 250;

    private JavaNetHttpMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(JavaNetHttpMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            var client = HttpClient.newHttpClient(); // clientPerRequest
            client.send(get(origin.url("clientPerRequest")), BodyHandlers.ofString());
        }
    }

    static void clientPerRequestRight(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < UNITS; i++) {
            client.send(get(origin.url("clientPerRequest")), BodyHandlers.ofString());
        }
    }

    /** The header is one that a system property has to allow; it does not go with the offer of HTTP/2. */
    static void asksToClose(Origin origin) throws Exception {
        var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
        for (int i = 0; i < UNITS; i++) {
            var request = HttpRequest.newBuilder(URI.create(origin.url("asksToClose")))
                    .header("Connection", "close")
                    .build();
            client.send(request, BodyHandlers.ofString()); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) throws Exception {
        var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
        for (int i = 0; i < UNITS; i++) {
            client.send(get(origin.url("asksToClose")), BodyHandlers.ofString());
        }
    }

    /** The client closes on a thread of its own, if need be, which may be later than the next request. */
    static void unread(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < 2 * UNITS; i++) {
            var request = get(origin.url("unread?bytes=1000000"));
            var body = client.send(request, BodyHandlers.ofInputStream()).body();
            body.close(); // unread
        }
    }

    static void unreadRight(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < 2 * UNITS; i++) {
            client.send(get(origin.url("unread?bytes=1000000")), BodyHandlers.discarding());
        }
    }

    static void neverClosed(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var request = get(origin.url("neverClosed?bytes=100000"));
            client.send(request, BodyHandlers.ofInputStream()); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var request = get(origin.url("neverClosed?bytes=100000"));
            try (var body = client.send(request, BodyHandlers.ofInputStream()).body()) {
                body.readAllBytes();
            }
        }
    }

    static void serverCloses(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < UNITS; i++) {
            client.send(get(origin.url("serverCloses?close=1")), BodyHandlers.ofString()); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < UNITS; i++) {
            client.send(get(origin.url("serverCloses")), BodyHandlers.ofString());
        }
    }

    static void stale(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient(); // stale
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitBothClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("stale?delayMillis=200"));
        }
    }

    /** Wrong by {@code -Djdk.httpclient.connectionPoolSize}. */
    static void poolTooSmall(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient(); // poolTooSmall
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("poolTooSmall?delayMillis=200"));
        }
    }

    /** Wrong by {@code -Djdk.httpclient.keepalive.timeout}. */
    static void idleTooShort(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient(); // idleTooShort
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("idleTooShort?delayMillis=200"));
            Thread.sleep(1500);
        }
    }

    /** Asks for thirty things one by one, seven times. */
    static void chatty(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int burst = 0; burst < BURSTS; burst++) {
            Thread.sleep(PAUSE_MILLIS);
            for (int i = 0; i < ITEMS; i++) {
                client.send(get(origin.url("chatty?delayMillis=8")), BodyHandlers.ofString()); // chatty
            }
        }
    }

    static void chattyRight(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int burst = 0; burst < BURSTS; burst++) {
            Thread.sleep(PAUSE_MILLIS);
            client.send(get(origin.url("chatty?bytes=3000")), BodyHandlers.ofString());
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                client.send(get("http://127.0.0.1:1/"), BodyHandlers.ofString()); // nobodyListens
            } catch (ConnectException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        var client = HttpClient.newHttpClient();
        // As often as makes at least five failures, since the client tries each of them twice.
        for (int i = 0; i < 3; i++) {
            try {
                client.send(get("http://127.0.0.1:1/"), BodyHandlers.ofString());
            } catch (ConnectException e) {
                Thread.sleep(2000);
            }
        }
    }

    private static void burst(HttpClient client, String url) throws Exception {
        Burst.of(BURST, () -> client.send(get(url), BodyHandlers.ofString()));
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }
}
