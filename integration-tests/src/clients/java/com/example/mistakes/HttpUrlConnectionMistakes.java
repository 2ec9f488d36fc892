// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** What goes wrong with the JDK's first client, whose cache of connections is one for the JVM. */
final class HttpUrlConnectionMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 5;
    private static final int BURSTS = 7;
    private static final int ITEMS = 30;
    private static final long PAUSE_MILLIS = 250;

    private HttpUrlConnectionMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(HttpUrlConnectionMistakes.class, arguments);
    }

    static void disconnected(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("disconnected"));
            connection.getResponseCode();
            connection.disconnect(); // disconnected
        }
    }

    static void disconnectedRight(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            read(open(origin.url("disconnected")).getInputStream());
        }
    }

    static void neverClosed(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("neverClosed"));
            connection.getResponseCode(); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("neverClosed"));
            connection.getResponseCode();
            read(connection.getInputStream());
        }
    }

    static void errorNeverClosed(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("errorNeverClosed?status=503"));
            connection.getResponseCode(); // errorNeverClosed
        }
    }

    static void errorNeverClosedRight(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("errorNeverClosed?status=503"));
            connection.getResponseCode();
            read(connection.getErrorStream());
        }
    }

    /** More than the JDK reads on for by itself. */
    static void unread(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var body = open(origin.url("unread?bytes=1000000")).getInputStream();
            body.read();
            body.close(); // unread
        }
    }

    static void unreadRight(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            read(open(origin.url("unread?bytes=1000000")).getInputStream());
        }
    }

    /** As a parser does that has all it wants before the last chunk has come. */
    static void unreadChunk(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var body = open(origin.url("unreadChunk?chunked=1&pauseMillis=50")).getInputStream();
            body.read();
            body.close(); // unreadChunk
        }
    }

    static void unreadChunkRight(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            read(open(origin.url("unreadChunk?chunked=1&pauseMillis=50")).getInputStream());
        }
    }

    static void asksToClose(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("asksToClose"));
            connection.setRequestProperty("Connection", "close");
            read(connection.getInputStream()); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            read(open(origin.url("asksToClose")).getInputStream());
        }
    }

    /** Wrong by {@code -Dhttp.keepAlive=false}. */
    static void keepsNone(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("keepsNone"));
            read(connection.getInputStream()); // keepsNone
        }
    }

    static void redirected(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("redirected?redirect=/redirected"));
            read(connection.getInputStream()); // redirected
        }
    }

    static void redirectedRight(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            read(open(origin.url("redirected")).getInputStream());
        }
    }

    static void serverCloses(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var connection = open(origin.url("serverCloses?close=1"));
            read(connection.getInputStream()); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            read(open(origin.url("serverCloses")).getInputStream());
        }
    }

    static void stale(Origin origin) throws Exception {
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            Burst.of(BURST, () -> {
                var connection = open(origin.impatientUrl("stale?delayMillis=200"));
                read(connection.getInputStream()); // stale
                return null;
            });
            origin.awaitServerClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            Burst.of(BURST, () -> {
                read(open(origin.url("stale?delayMillis=200")).getInputStream());
                return null;
            });
        }
    }

    /** Right by {@code -Dhttp.maxConnections}. */
    static void poolTooSmall(Origin origin) throws Exception {
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            Burst.of(2 * BURST, () -> {
                var connection = open(origin.url("poolTooSmall?delayMillis=200"));
                read(connection.getInputStream()); // poolTooSmall
                return null;
            });
        }
    }

    /** Right by {@code -Dhttp.keepAlive.time.server}. */
    static void idleTooShort(Origin origin) throws Exception {
        for (int i = 0; i < 2; i++) {
            Burst.of(UNITS, () -> {
                var connection = open(origin.url("idleTooShort?delayMillis=500"));
                read(connection.getInputStream()); // idleTooShort
                return null;
            });
            Thread.sleep(i == 0 ? 11_000 : 0);
        }
    }

    /** The key of the cache is the factory itself, of which a context makes another each time it is asked. */
    static void factoryPerRequest(Origin origin) throws Exception {
        var context = SSLContext.getDefault();
        for (int i = 0; i < UNITS; i++) {
            var connection = openOverTls(origin.url("factoryPerRequest"), context.getSocketFactory());
            read(connection.getInputStream()); // factoryPerRequest
        }
    }

    static void factoryPerRequestRight(Origin origin) throws Exception {
        var factory = SSLContext.getDefault().getSocketFactory();
        for (int i = 0; i < UNITS; i++) {
            read(openOverTls(origin.url("factoryPerRequest"), factory).getInputStream());
        }
    }

    /** Asks for thirty things one by one, seven times. */
    static void chatty(Origin origin) throws Exception {
        for (int burst = 0; burst < BURSTS; burst++) {
            Thread.sleep(PAUSE_MILLIS);
            for (int i = 0; i < ITEMS; i++) {
                read(open(origin.url("chatty?delayMillis=8")).getInputStream()); // chatty
            }
        }
    }

    static void chattyRight(Origin origin) throws Exception {
        for (int burst = 0; burst < BURSTS; burst++) {
            Thread.sleep(PAUSE_MILLIS);
            read(open(origin.url("chatty?bytes=3000")).getInputStream());
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        for (int i = 0; i < 10 * UNITS; i++) {
            var connection = open("http://127.0.0.1:1/");
            try {
                connection.getInputStream(); // nobodyListens
            } catch (ConnectException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                open("http://127.0.0.1:1/").getInputStream();
            } catch (ConnectException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static HttpURLConnection open(String url) throws IOException {
        return (HttpURLConnection) URI.create(url).toURL().openConnection();
    }

    private static HttpURLConnection openOverTls(String url, SSLSocketFactory factory) throws IOException {
        var connection = (HttpsURLConnection) open(url);
        connection.setSSLSocketFactory(factory);
        return connection;
    }

    private static void read(InputStream body) throws IOException {
        try (body) {
            body.readAllBytes();
        }
    }
}
