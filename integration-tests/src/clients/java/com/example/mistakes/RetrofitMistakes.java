// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.http.Origin;
import java.io.IOException;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Streaming;
import retrofit2.http.Url;

/** What goes wrong with Retrofit. */
final class RetrofitMistakes {

    private static final int UNITS = 24;

    /** Not public, so that its proxy is of this package. */
    interface Shop {

        @GET
        Call<ResponseBody> get(@Url String url);

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

    private static void get(Shop shop, String url) throws IOException {
        shop.get(url).execute().body().string();
    }

    private static Retrofit.Builder at(Origin origin) {
        return new Retrofit.Builder().baseUrl(origin.base() + "/");
    }
}
