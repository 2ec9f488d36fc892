// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.AbstractConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.http.HttpHeader;

/** What goes wrong with Jetty's client. */
final class JettyMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;
    private static final int IMPATIENCE = 3000;

    private JettyMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(JettyMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            var client = new HttpClient(); // clientPerRequest
            client.start();
            client.GET(origin.url("clientPerRequest"));
            client.stop();
        }
    }

    static void clientPerRequestRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            client.GET(origin.url("clientPerRequest"));
        }
    }

    static void asksToClose(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            var request = client.newRequest(origin.url("asksToClose"));
            request.headers(headers -> headers.put(HttpHeader.CONNECTION, "close"));
            request.send(); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            client.newRequest(origin.url("asksToClose")).send();
        }
    }

    static void unread(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            var response = new InputStreamResponseListener();
            client.newRequest(origin.url("unread?bytes=8000000")).send(response);
            response.get(10, TimeUnit.SECONDS);
            response.getInputStream().close(); // unread
            response.await(10, TimeUnit.SECONDS);
        }
    }

    static void unreadRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            var response = new InputStreamResponseListener();
            client.newRequest(origin.url("unread?bytes=8000000")).send(response);
            response.get(10, TimeUnit.SECONDS);
            response.getInputStream().skipNBytes(8_000_000);
            response.await(10, TimeUnit.SECONDS);
        }
    }

    static void neverClosed(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            var response = new InputStreamResponseListener();
            client.newRequest(origin.url("neverClosed?bytes=8000000")).send(response); // neverClosed
            response.get(10, TimeUnit.SECONDS);
        }
    }

    static void neverClosedRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            var response = new InputStreamResponseListener();
            client.newRequest(origin.url("neverClosed?bytes=8000000")).send(response);
            response.get(10, TimeUnit.SECONDS);
            response.getInputStream().skipNBytes(8_000_000);
            response.await(10, TimeUnit.SECONDS);
        }
    }

    static void timesOutUnread(Origin origin) throws Exception {
        var client = impatient();
        for (int i = 0; i < UNITS; i++) {
            var response = new InputStreamResponseListener();
            client.newRequest(origin.url("timesOutUnread?bytes=8000000")).send(response); // timesOutUnread
            response.get(10, TimeUnit.SECONDS);
        }
        Thread.sleep(2 * IMPATIENCE);
    }

    static void timesOutUnreadRight(Origin origin) throws Exception {
        var client = impatient();
        for (int i = 0; i < UNITS; i++) {
            var response = new InputStreamResponseListener();
            client.newRequest(origin.url("timesOutUnread?bytes=8000000")).send(response);
            response.get(10, TimeUnit.SECONDS);
            response.getInputStream().skipNBytes(8_000_000);
            response.await(10, TimeUnit.SECONDS);
        }
    }

    /** The limit for idle connections is one for connections that wait for the application to read, too. */
    private static HttpClient impatient() throws Exception {
        var client = new HttpClient();
        client.setIdleTimeout(IMPATIENCE);
        return started(client);
    }

    static void idleTooShort(Origin origin) throws Exception {
        var client = new HttpClient(); // idleTooShort
        client.setIdleTimeout(1000);
        client.start();
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("idleTooShort?delayMillis=100"));
            Thread.sleep(2000);
        }
    }

    static void idleTooShortRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("idleTooShort?delayMillis=100"));
            Thread.sleep(2000);
        }
    }

    static void livesTooShort(Origin origin) throws Exception {
        var client = new HttpClient(); // livesTooShort
        client.start();
        for (int i = 0; i < UNITS; i++) {
            client.GET(origin.url("livesTooShort"));
            for (var destination : client.getDestinations()) {
                ((AbstractConnectionPool) destination.getConnectionPool()).setMaxDuration(50);
            }
            Thread.sleep(100);
        }
    }

    static void livesTooShortRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            client.GET(origin.url("livesTooShort"));
            Thread.sleep(100);
        }
    }

    static void stale(Origin origin) throws Exception {
        var client = new HttpClient(); // stale
        client.start();
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitBothClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("stale?delayMillis=200"));
        }
    }

    static void serverCloses(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            client.GET(origin.url("serverCloses?close=1")); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < UNITS; i++) {
            client.GET(origin.url("serverCloses"));
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                client.GET("http://127.0.0.1:1/"); // nobodyListens
            } catch (ExecutionException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                client.GET("http://127.0.0.1:1/");
            } catch (ExecutionException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static void burst(HttpClient client, String url) throws Exception {
        Burst.of(BURST, () -> client.GET(url));
    }

    private static HttpClient started(HttpClient client) throws Exception {
        client.start();
        return client;
    }
}
