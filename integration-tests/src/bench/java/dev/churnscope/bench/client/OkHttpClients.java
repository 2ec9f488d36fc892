// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp, on the caller's thread and on its own. */
final class OkHttpClients {

    private OkHttpClients() {}

    static Client execute(Target target) {
        var client = new OkHttpClient();
        var request = new Request.Builder().url(target.url()).build();
        return new Client(
                () -> {
                    try (var response = client.newCall(request).execute()) {
                        response.body().bytes();
                    }
                },
                () -> close(client));
    }

    static Client enqueue(Target target) {
        var client = new OkHttpClient();
        var request = new Request.Builder().url(target.url()).build();
        return new Client(
                () -> {
                    var answer = new Answer();
                    client.newCall(request).enqueue(answer);
                    answer.body.get();
                },
                () -> close(client));
    }

    private static void close(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static final class Answer implements Callback {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();

        @Override
        public void onResponse(Call call, Response response) throws IOException {
            try (response) {
                body.complete(response.body().bytes());
            }
        }

        @Override
        public void onFailure(Call call, IOException reason) {
            body.completeExceptionally(reason);
        }
    }
}
