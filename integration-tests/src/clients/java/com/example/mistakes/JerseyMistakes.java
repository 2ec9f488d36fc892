// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import org.glassfish.jersey.client.JerseyClientBuilder;

/** What goes wrong with Jersey's client over {@code HttpURLConnection}, whose connections the JVM's clients share. */
final class JerseyMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 16;

    /** As many as are kept at most. */
    private static final int KEPT = 5;

    private JerseyMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(JerseyMistakes.class, arguments);
    }

    /** Each client has a socket factory of its own for TLS, which is part of the cache's key. */
    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var client = JerseyClientBuilder.createClient();
            client.target(origin.url("clientPerRequest")).request().get(String.class); // clientPerRequest
        }
    }

    static void clientPerRequestRight(Origin origin) {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            client.target(origin.url("clientPerRequest")).request().get(String.class);
        }
    }

    static void asksToClose(Origin origin) {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            var request = client.target(origin.url("asksToClose")).request();
            request.header("Connection", "close").get(String.class); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            client.target(origin.url("asksToClose")).request().get(String.class);
        }
    }

    static void neverClosed(Origin origin) {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            client.target(origin.url("neverClosed?bytes=100000")).request().get(); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            try (var response = client.target(origin.url("neverClosed?bytes=100000"))
                    .request()
                    .get()) {
                response.readEntity(String.class);
            }
        }
    }

    static void unread(Origin origin) throws IOException {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            var request = client.target(origin.url("unread?bytes=1000000")).request();
            var body = request.get(InputStream.class);
            body.close(); // unread
        }
    }

    static void unreadRight(Origin origin) throws IOException {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            var request = client.target(origin.url("unread?bytes=1000000")).request();
            try (var body = request.get(InputStream.class)) {
                body.readAllBytes();
            }
        }
    }

    static void poolTooSmall(Origin origin) throws Exception {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < 3; i++) {
            Burst.of(BURST, () -> {
                var target = client.target(origin.url("poolTooSmall?delayMillis=200"));
                return target.request().get(String.class); // poolTooSmall
            });
        }
    }

    static void stale(Origin origin) throws Exception {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS / KEPT + 1; i++) {
            Burst.of(KEPT, () -> {
                var target = client.target(origin.impatientUrl("stale?delayMillis=200"));
                return target.request().get(String.class); // stale
            });
            origin.awaitServerClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS / KEPT + 1; i++) {
            Burst.of(KEPT, () -> {
                var target = client.target(origin.url("stale?delayMillis=200"));
                return target.request().get(String.class);
            });
        }
    }

    static void serverCloses(Origin origin) {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            client.target(origin.url("serverCloses?close=1")).request().get(String.class); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < UNITS; i++) {
            client.target(origin.url("serverCloses")).request().get(String.class);
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var client = JerseyClientBuilder.createClient();
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                client.target("http://127.0.0.1:1/").request().get(String.class); // nobodyListens
            } catch (ProcessingException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var client = JerseyClientBuilder.createClient();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                client.target("http://127.0.0.1:1/").request().get(String.class);
            } catch (ProcessingException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }
}
