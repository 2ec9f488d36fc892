// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;

/** What goes wrong with Micronaut's client. */
final class MicronautMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    private MicronautMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(MicronautMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            var client = HttpClient.create(url(origin)); // clientPerRequest
            get(client, origin.url("clientPerRequest"));
        }
    }

    static void clientPerRequestRight(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        for (int i = 0; i < UNITS; i++) {
            get(client, origin.url("clientPerRequest"));
        }
    }

    static void keepsNone(Origin origin) throws Exception {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.getConnectionPoolConfiguration().setEnabled(false);
        var client = HttpClient.create(url(origin), configuration);
        for (int i = 0; i < UNITS; i++) {
            client.toBlocking().retrieve(HttpRequest.GET(origin.url("keepsNone"))); // keepsNone
        }
    }

    static void keepsNoneRight(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        for (int i = 0; i < UNITS; i++) {
            get(client, origin.url("keepsNone"));
        }
    }

    static void idleTooShort(Origin origin) throws Exception {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectionPoolIdleTimeout(Duration.ofMillis(500));
        var client = HttpClient.create(url(origin), configuration); // idleTooShort
        burstNowAndThen(client, origin.url("idleTooShort?delayMillis=200"));
    }

    static void idleTooShortRight(Origin origin) throws Exception {
        burstNowAndThen(HttpClient.create(url(origin)), origin.url("idleTooShort?delayMillis=200"));
    }

    static void livesTooShort(Origin origin) throws Exception {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectTtl(Duration.ofMillis(500));
        var client = HttpClient.create(url(origin), configuration); // livesTooShort
        burstNowAndThen(client, origin.url("livesTooShort?delayMillis=200"));
    }

    static void livesTooShortRight(Origin origin) throws Exception {
        burstNowAndThen(HttpClient.create(url(origin)), origin.url("livesTooShort?delayMillis=200"));
    }

    static void stale(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin)); // stale
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitBothClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("stale?delayMillis=200"));
        }
    }

    static void refreshed(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        var before = origin.open();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin.url("refreshed"));
            // A response may be complete before its connection is back in the pool.
            Thread.sleep(100);
            client.refresh(); // refreshed
            // An event loop closes the connection, perhaps only after the next request.
            origin.awaitNoneOpenBut(before);
        }
    }

    static void refreshedRight(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        for (int i = 0; i < UNITS; i++) {
            get(client, origin.url("refreshed"));
        }
    }

    static void serverCloses(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        for (int i = 0; i < UNITS; i++) {
            var before = origin.open();
            client.toBlocking().retrieve(HttpRequest.GET(origin.url("serverCloses?close=1"))); // serverCloses
            origin.awaitNoneOpenBut(before);
        }
    }

    static void serverClosesRight(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        for (int i = 0; i < UNITS; i++) {
            get(client, origin.url("serverCloses"));
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                client.toBlocking().retrieve(HttpRequest.GET("http://127.0.0.1:1/")); // nobodyListens
            } catch (HttpClientException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        var client = HttpClient.create(url(origin));
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                client.toBlocking().retrieve(HttpRequest.GET("http://127.0.0.1:1/"));
            } catch (HttpClientException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static void burstNowAndThen(HttpClient client, String url) throws Exception {
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, url);
            Thread.sleep(1200);
        }
    }

    private static void burst(HttpClient client, String url) throws Exception {
        Burst.of(BURST, () -> {
            get(client, url);
            return null;
        });
    }

    private static void get(HttpClient client, String url) throws InterruptedException {
        client.toBlocking().retrieve(HttpRequest.GET(url));
        // A response may be complete before its connection is back in the pool.
        Thread.sleep(20);
    }

    private static URL url(Origin origin) throws MalformedURLException {
        return URI.create(origin.base()).toURL();
    }
}
