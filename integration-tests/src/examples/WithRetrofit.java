// SPDX-License-Identifier: Apache-2.0
import java.time.*;
import java.util.concurrent.*;
import okhttp3.*;
import okio.*;
import retrofit2.*;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.*;
import retrofit2.http.Headers;
import retrofit2.http.Path;
import retrofit2.http.Streaming;

/** Under Retrofit. */
abstract class WithRetrofit extends Anywhere {

    static final OkHttpClient OK_HTTP = new OkHttpClient();

    static Orders orders;
    static Response<Order> response;
    static long id;

    record Order(long id) {}

    interface Orders {

        @Headers("Accept: application/json")
        @GET("orders/{id}")
        Call<Order> find(@Path("id") long id);

        @Streaming
        @GET("orders/{id}/invoice")
        Call<ResponseBody> stream(@Path("id") long id);
    }
}
