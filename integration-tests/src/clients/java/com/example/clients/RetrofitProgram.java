// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Url;

/** Retrofit: an interface behind a proxy, over OkHttp. */
public final class RetrofitProgram {

    /** Not public, so that its proxy is of this package. */
    interface Shop {
        @GET
        Call<ResponseBody> get(@Url String url);
    }

    private static Shop shared;

    private RetrofitProgram() {}

    public static void main(String[] arguments) {
        var origin = Origin.of(arguments);
        shared = shop(origin, new OkHttpClient());
        Scenarios.run(
                origin,
                RetrofitProgram::sharedFirst,
                RetrofitProgram::sharedSecond,
                RetrofitProgram::perRequest,
                RetrofitProgram::asynchronous,
                RetrofitProgram::serverCloses);
    }

    private static void sharedFirst(Origin origin) throws IOException {
        for (int i = 0; i < 5; i++) {
            read(shared.get(origin.url("sharedFirst")).execute()); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) throws IOException {
        for (int i = 0; i < 5; i++) {
            read(shared.get(origin.url("sharedSecond")).execute()); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var retrofit = new Retrofit.Builder().baseUrl(origin.base() + "/").build();
            var shop = retrofit.create(Shop.class);
            read(shop.get(origin.url("perRequest")).execute()); // perRequest
        }
    }

    private static void asynchronous(Origin origin) {
        var shop = shop(origin, new OkHttpClient());
        for (int i = 0; i < 5; i++) {
            var done = new Done();
            shop.get(origin.url("asynchronous")).enqueue(done); // asynchronous
            done.join();
        }
    }

    private static void serverCloses(Origin origin) throws IOException {
        var shop = shop(origin, new OkHttpClient());
        for (int i = 0; i < 4; i++) {
            read(shop.get(origin.url("serverCloses?close=1")).execute()); // serverCloses
        }
    }

    private static Shop shop(Origin origin, OkHttpClient client) {
        var retrofit = new Retrofit.Builder().baseUrl(origin.base() + "/").client(client);
        return retrofit.build().create(Shop.class);
    }

    private static void read(Response<ResponseBody> response) throws IOException {
        response.body().string();
    }

    private static final class Done extends CompletableFuture<Void> implements Callback<ResponseBody> {

        @Override
        public void onResponse(Call<ResponseBody> call, Response<ResponseBody> response) {
            complete(null);
        }

        @Override
        public void onFailure(Call<ResponseBody> call, Throwable failure) {
            completeExceptionally(failure);
        }
    }
}
