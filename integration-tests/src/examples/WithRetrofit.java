// SPDX-License-Identifier: Apache-2.0
import okhttp3.*;
import okio.*;
import retrofit2.*;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Streaming;

/** Under Retrofit. */
abstract class WithRetrofit extends Anywhere {

    static final OkHttpClient OK_HTTP = new OkHttpClient();

    static Orders orders;
    static long id;

    interface Orders {

        @Streaming
        @GET("orders/{id}")
        Call<ResponseBody> stream(@Path("id") long id);
    }
}
