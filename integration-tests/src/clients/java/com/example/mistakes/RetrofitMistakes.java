// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.Streaming;
import retrofit2.http.Url;

/** What goes wrong with Retrofit. */
final class RetrofitMistakes {

    private static final int UNITS = 24;
    private static final int STALE_BURST = 8;
    private static final int BURST = 16;

    /** Not public, so that its proxy is of this package. */
    interface Shop {

        @GET
        Call<ResponseBody> get(@Url String url);

        @Headers("Connection: close")
        @GET
        Call<ResponseBody> last(@Url String url);

        @Streaming
        @GET
        Call<ResponseBody> stream(@Url String url);
    }

    private RetrofitMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(RetrofitMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var retrofit = at(origin).build(); // clientPerRequest
            get(retrofit.create(Shop.class), origin.url("clientPerRequest"));
        }
    }

    static void clientPerRequestRight(Origin origin) throws IOException {
        var retrofit = at(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(retrofit.newBuilder().build().create(Shop.class), origin.url("clientPerRequest"));
        }
    }

    static void neverClosed(Origin origin) throws IOException {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            shop.stream(origin.url("neverClosed?bytes=100000")).execute(); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws IOException {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            try (var body = shop.stream(origin.url("neverClosed?bytes=100000"))
                    .execute()
                    .body()) {
                body.bytes();
            }
        }
    }

    /** Closing reads on for up to 100 ms to save the connection; the server's pause is longer. */
    static void unread(Origin origin) throws IOException {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            var response =
                    shop.stream(origin.url("unread?bytes=1000&pauseMillis=250")).execute();
            response.body().close(); // unread
        }
    }

    static void unreadRight(Origin origin) throws IOException {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            get(shop, origin.url("unread?bytes=1000&pauseMillis=250"));
        }
    }

    static void asksToClose(Origin origin) throws IOException {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            var call = shop.last(origin.url("asksToClose"));
            call.execute().body().string(); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) throws IOException {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            shop.get(origin.url("asksToClose")).execute().body().string();
        }
    }

    static void evicted(Origin origin) throws IOException {
        var http = new OkHttpClient();
        var shop = at(origin).client(http).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            get(shop, origin.url("evicted"));
            http.connectionPool().evictAll(); // evicted
        }
    }

    static void evictedRight(Origin origin) throws IOException {
        var shop = at(origin).client(new OkHttpClient()).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            shop.get(origin.url("evicted")).execute().body().string();
        }
    }

    static void stale(Origin origin) throws Exception {
        var pool = new ConnectionPool(STALE_BURST, 5, TimeUnit.MINUTES); // stale
        var shop = at(origin).client(over(pool)).build().create(Shop.class);
        for (int i = 0; i < UNITS / STALE_BURST + 1; i++) {
            burst(shop, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitServerClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var pool = new ConnectionPool(STALE_BURST, 5, TimeUnit.MINUTES);
        var shop = at(origin).client(over(pool)).build().create(Shop.class);
        for (int i = 0; i < UNITS / STALE_BURST + 1; i++) {
            burst(shop, origin.url("stale?delayMillis=200"));
        }
    }

    static void poolTooSmall(Origin origin) throws Exception {
        var retrofit = at(origin).build(); // poolTooSmall
        var shop = retrofit.create(Shop.class);
        for (int i = 0; i < 3; i++) {
            Burst.of(BURST, () -> {
                var call = shop.get(origin.url("poolTooSmall?delayMillis=200"));
                return call.execute().body().string();
            });
        }
    }

    static void poolTooSmallRight(Origin origin) throws Exception {
        var pool = new ConnectionPool(BURST, 5, TimeUnit.MINUTES);
        var shop = at(origin).client(over(pool)).build().create(Shop.class);
        for (int i = 0; i < 3; i++) {
            Burst.of(BURST, () -> {
                var call = shop.get(origin.url("poolTooSmall?delayMillis=200"));
                return call.execute().body().string();
            });
        }
    }

    static void serverCloses(Origin origin) throws IOException {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            var call = shop.get(origin.url("serverCloses?close=1"));
            call.execute().body().string(); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) throws IOException {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < UNITS; i++) {
            shop.get(origin.url("serverCloses")).execute().body().string();
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        var shop = at(origin).build().create(Shop.class);
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                shop.get("http://127.0.0.1:1/").execute(); // nobodyListens
            } catch (ConnectException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        var shop = at(origin).build().create(Shop.class);
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                get(shop, "http://127.0.0.1:1/");
            } catch (ConnectException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static void burst(Shop shop, String url) throws Exception {
        Burst.of(STALE_BURST, () -> shop.get(url).execute().body().string());
    }

    private static OkHttpClient over(ConnectionPool pool) {
        return new OkHttpClient.Builder().connectionPool(pool).build();
    }

    private static void get(Shop shop, String url) throws IOException {
        shop.get(url).execute().body().string();
    }

    private static Retrofit.Builder at(Origin origin) {
        return new Retrofit.Builder().baseUrl(origin.base() + "/");
    }
}
