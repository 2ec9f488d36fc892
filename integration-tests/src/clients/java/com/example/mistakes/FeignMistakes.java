// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.RequestLine;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import feign.okhttp.OkHttpClient;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;

/** What goes wrong with Feign, over its default client and over OkHttp. */
final class FeignMistakes {

    private static final int UNITS = 24;
    private static final int STALE_BURST = 8;
    private static final int BURST = 16;
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/");

    /** Not public, so that its proxy is of this package. */
    interface Shop {

        @RequestLine("GET /")
        String get(URI url);

        @RequestLine("GET /")
        @Headers("Connection: close")
        String last(URI url);

        @RequestLine("GET /")
        Response stream(URI url);
    }

    private FeignMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(FeignMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var client = new OkHttpClient(); // clientPerRequest
            shop(client, origin).get(url(origin, "clientPerRequest"));
        }
    }

    static void clientPerRequestRight(Origin origin) {
        var client = new OkHttpClient();
        for (int i = 0; i < UNITS; i++) {
            shop(client, origin).get(url(origin, "clientPerRequest"));
        }
    }

    /** The default client's keeps five. */
    static void poolTooSmall(Origin origin) throws Exception {
        var shop = Feign.builder().target(Shop.class, origin.base());
        for (int i = 0; i < 3; i++) {
            Burst.of(BURST, () -> {
                return shop.get(url(origin, "poolTooSmall?delayMillis=200")); // poolTooSmall
            });
        }
    }

    static void poolTooSmallRight(Origin origin) throws Exception {
        var http = new okhttp3.OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(BURST, 5, TimeUnit.MINUTES))
                .build();
        var shop = shop(new OkHttpClient(http), origin);
        for (int i = 0; i < 3; i++) {
            Burst.of(BURST, () -> shop.get(url(origin, "poolTooSmall?delayMillis=200")));
        }
    }

    static void neverClosed(Origin origin) {
        var shop = Feign.builder().target(Shop.class, origin.base());
        for (int i = 0; i < UNITS; i++) {
            shop.stream(url(origin, "neverClosed?bytes=100000")); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws IOException {
        var shop = Feign.builder().target(Shop.class, origin.base());
        for (int i = 0; i < UNITS; i++) {
            read(shop.stream(url(origin, "neverClosed?bytes=100000")));
        }
    }

    static void unread(Origin origin) {
        var shop = Feign.builder().target(Shop.class, origin.base());
        for (int i = 0; i < UNITS; i++) {
            var response = shop.stream(url(origin, "unread?bytes=1000000"));
            response.close(); // unread
        }
    }

    static void unreadRight(Origin origin) throws IOException {
        var shop = Feign.builder().target(Shop.class, origin.base());
        for (int i = 0; i < UNITS; i++) {
            read(shop.stream(url(origin, "unread?bytes=1000000")));
        }
    }

    static void asksToClose(Origin origin) {
        var shop = shop(new OkHttpClient(), origin);
        for (int i = 0; i < UNITS; i++) {
            shop.last(url(origin, "asksToClose")); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        var shop = shop(new OkHttpClient(), origin);
        for (int i = 0; i < UNITS; i++) {
            shop.get(url(origin, "asksToClose"));
        }
    }

    static void evicted(Origin origin) {
        var http = new okhttp3.OkHttpClient();
        var shop = shop(new OkHttpClient(http), origin);
        for (int i = 0; i < UNITS; i++) {
            shop.get(url(origin, "evicted"));
            http.connectionPool().evictAll(); // evicted
        }
    }

    static void evictedRight(Origin origin) {
        var shop = shop(new OkHttpClient(), origin);
        for (int i = 0; i < UNITS; i++) {
            shop.get(url(origin, "evicted"));
        }
    }

    static void stale(Origin origin) throws Exception {
        var pool = new ConnectionPool(STALE_BURST, 5, TimeUnit.MINUTES); // stale
        var shop = shop(over(pool), origin);
        for (int i = 0; i < UNITS / STALE_BURST + 1; i++) {
            Burst.of(STALE_BURST, () -> shop.get(URI.create(origin.impatientUrl("stale?delayMillis=200"))));
            origin.awaitServerClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var shop = shop(over(new ConnectionPool(STALE_BURST, 5, TimeUnit.MINUTES)), origin);
        for (int i = 0; i < UNITS / STALE_BURST + 1; i++) {
            Burst.of(STALE_BURST, () -> shop.get(url(origin, "stale?delayMillis=200")));
        }
    }

    static void serverCloses(Origin origin) {
        var shop = shop(new OkHttpClient(), origin);
        for (int i = 0; i < UNITS; i++) {
            shop.get(url(origin, "serverCloses?close=1")); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) {
        var shop = shop(new OkHttpClient(), origin);
        for (int i = 0; i < UNITS; i++) {
            shop.get(url(origin, "serverCloses"));
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var shop = notRetrying(origin);
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                shop.get(NOBODY); // nobodyListens
            } catch (RetryableException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var shop = notRetrying(origin);
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                shop.get(NOBODY);
            } catch (RetryableException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static Shop notRetrying(Origin origin) {
        return Feign.builder()
                .client(new OkHttpClient())
                .retryer(Retryer.NEVER_RETRY)
                .target(Shop.class, origin.base());
    }

    private static OkHttpClient over(ConnectionPool pool) {
        return new OkHttpClient(
                new okhttp3.OkHttpClient.Builder().connectionPool(pool).build());
    }

    private static void read(Response response) throws IOException {
        try (response;
                var body = response.body().asInputStream()) {
            body.readAllBytes();
        }
    }

    private static URI url(Origin origin, String request) {
        return URI.create(origin.url(request));
    }

    private static Shop shop(Client client, Origin origin) {
        return Feign.builder().client(client).target(Shop.class, origin.base());
    }
}
