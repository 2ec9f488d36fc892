// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.AbortingSockets;
import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.io.IOException;
import java.net.ConnectException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** What goes wrong with OkHttp. */
final class OkHttpMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;
    private static final int BURSTS = 7;
    private static final int ITEMS = 30;
    private static final long PAUSE_MILLIS = 250;

    private OkHttpMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(OkHttpMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var client = new OkHttpClient(); // clientPerRequest
            read(client.newCall(get(origin.url("clientPerRequest"))).execute());
        }
    }

    static void clientPerRequestRight(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("clientPerRequest"))).execute());
        }
    }

    static void evicted(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("evicted"))).execute());
            client.connectionPool().evictAll(); // evicted
        }
    }

    static void evictedRight(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("evicted"))).execute());
        }
    }

    /** The pool compares socket factories as a part of the address. */
    static void factoryPerRequest(Origin origin) throws Exception {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var derived = client.newBuilder()
                    .sslSocketFactory(SSLContext.getDefault().getSocketFactory(), trust())
                    .build();
            read(derived.newCall(get(origin.url("factoryPerRequest"))).execute()); // factoryPerRequest
        }
    }

    static void factoryPerRequestRight(Origin origin) throws Exception {
        var client = new OkHttpClient.Builder()
                .sslSocketFactory(SSLContext.getDefault().getSocketFactory(), trust())
                .build();
        for (int i = 0; i < UNITS; i++) {
            read(client.newBuilder()
                    .build()
                    .newCall(get(origin.url("factoryPerRequest")))
                    .execute());
        }
    }

    static void asksToClose(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var request = new Request.Builder()
                    .url(origin.url("asksToClose"))
                    .header("Connection", "close")
                    .build();
            read(client.newCall(request).execute()); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("asksToClose"))).execute());
        }
    }

    /** Closing reads on for up to 100 ms to save the connection; the server's pause is longer. */
    static void unread(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var response = client.newCall(get(origin.url("unread?bytes=1000&pauseMillis=250")))
                    .execute();
            response.close(); // unread
        }
    }

    static void unreadRight(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("unread?bytes=1000&pauseMillis=250")))
                    .execute());
        }
    }

    static void neverClosed(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            client.newCall(get(origin.url("neverClosed"))).execute(); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("neverClosed"))).execute());
        }
    }

    /** It keeps five. */
    static void poolTooSmall(Origin origin) throws Exception {
        var client = new OkHttpClient(); // poolTooSmall
        for (int i = 0; i < 3; i++) {
            Burst.of(20, () -> {
                read(client.newCall(get(origin.url("poolTooSmall?delayMillis=200")))
                        .execute());
                return null;
            });
            Thread.sleep(100);
        }
    }

    static void poolTooSmallRight(Origin origin) throws Exception {
        var client = over(new ConnectionPool(20, 5, TimeUnit.MINUTES));
        for (int i = 0; i < 3; i++) {
            Burst.of(20, () -> {
                read(client.newCall(get(origin.url("poolTooSmall?delayMillis=200")))
                        .execute());
                return null;
            });
            Thread.sleep(100);
        }
    }

    static void keepsNone(Origin origin) throws Exception {
        var pool = new ConnectionPool(0, 5, TimeUnit.MINUTES); // keepsNone
        var client = over(pool);
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("keepsNone"))).execute());
        }
    }

    static void keepsNoneRight(Origin origin) throws Exception {
        var client = over(new ConnectionPool(1, 5, TimeUnit.MINUTES));
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("keepsNone"))).execute());
        }
    }

    static void idleTooShort(Origin origin) throws Exception {
        var pool = new ConnectionPool(5, 50, TimeUnit.MILLISECONDS); // idleTooShort
        var client = over(pool);
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("idleTooShort"))).execute());
            Thread.sleep(150);
        }
    }

    static void idleTooShortRight(Origin origin) throws Exception {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("idleTooShort"))).execute());
            Thread.sleep(150);
        }
    }

    static void stale(Origin origin) throws Exception {
        var pool = new ConnectionPool(BURST, 5, TimeUnit.MINUTES); // stale
        var client = over(pool);
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitServerClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var client = over(new ConnectionPool(BURST, 5, TimeUnit.MINUTES));
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin.url("stale?delayMillis=200"));
        }
    }

    static void serverCloses(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            var call = client.newCall(get(origin.url("serverCloses?close=1")));
            read(call.execute()); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            read(client.newCall(get(origin.url("serverCloses"))).execute());
        }
    }

    /** Closed at its end, as it should be, by the pool; but its sockets abort. */
    static void aborts(Origin origin) throws Exception {
        var client = new OkHttpClient.Builder()
                .socketFactory(new AbortingSockets())
                .connectionPool(new ConnectionPool(UNITS, 5, TimeUnit.MINUTES))
                .build();
        Burst.of(UNITS, () -> {
            read(client.newCall(get(origin.url("aborts?delayMillis=500"))).execute());
            return null;
        });
        client.connectionPool().evictAll(); // aborts
    }

    static void abortsRight(Origin origin) throws Exception {
        var client = over(new ConnectionPool(UNITS, 5, TimeUnit.MINUTES));
        Burst.of(UNITS, () -> {
            read(client.newCall(get(origin.url("aborts?delayMillis=500"))).execute());
            return null;
        });
        client.connectionPool().evictAll();
    }

    /** Asks for thirty things one by one, seven times. */
    static void chatty(Origin origin) throws Exception {
        var client = new OkHttpClient();
        for (int burst = 0; burst < BURSTS; burst++) {
            Thread.sleep(PAUSE_MILLIS);
            for (int i = 0; i < ITEMS; i++) {
                read(client.newCall(get(origin.url("chatty?delayMillis=8"))).execute()); // chatty
            }
        }
    }

    static void chattyRight(Origin origin) throws Exception {
        var client = new OkHttpClient();
        for (int burst = 0; burst < BURSTS; burst++) {
            Thread.sleep(PAUSE_MILLIS);
            read(client.newCall(get(origin.url("chatty?bytes=3000"))).execute());
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        var client = new OkHttpClient();
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                client.newCall(get("http://127.0.0.1:1/")).execute(); // nobodyListens
            } catch (ConnectException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        var client = new OkHttpClient();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                client.newCall(get("http://127.0.0.1:1/")).execute();
            } catch (ConnectException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static OkHttpClient over(ConnectionPool pool) {
        return new OkHttpClient.Builder().connectionPool(pool).build();
    }

    private static void burst(OkHttpClient client, String url) throws Exception {
        Burst.of(BURST, () -> {
            read(client.newCall(get(url)).execute());
            return null;
        });
    }

    private static X509TrustManager trust() throws Exception {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private static Request get(String url) {
        return new Request.Builder().url(url).build();
    }

    private static void read(Response response) throws IOException {
        try (response) {
            response.body().bytes();
        }
    }
}
