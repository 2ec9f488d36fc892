// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/** Vert.x' client. */
final class VertxClient {

    private VertxClient() {}

    static Client open(Target target) {
        var vertx = Vertx.vertx();
        var client = vertx.createHttpClient();
        int port = target.httpPort();
        return new Client(
                () -> client.request(HttpMethod.GET, port, Target.HOST, "/")
                        .compose(HttpClientRequest::send)
                        .compose(HttpClientResponse::body)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(),
                () -> vertx.close().toCompletionStage().toCompletableFuture().get());
    }
}
