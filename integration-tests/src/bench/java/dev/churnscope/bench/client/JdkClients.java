// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's own two. */
final class JdkClients {

    private JdkClients() {}

    static Client urlConnection(Target target) throws IOException {
        var url = target.uri().toURL();
        return new Client(
                () -> {
                    try (var body = url.openConnection().getInputStream()) {
                        body.readAllBytes();
                    }
                },
                () -> {});
    }

    static Client send(Target target) {
        var client = client();
        var request = HttpRequest.newBuilder(target.uri()).build();
        return new Client(() -> client.send(request, BodyHandlers.ofByteArray()), () -> {});
    }

    static Client sendAsync(Target target) {
        var client = client();
        var request = HttpRequest.newBuilder(target.uri()).build();
        return new Client(
                () -> client.sendAsync(request, BodyHandlers.ofByteArray()).get(), () -> {});
    }

    /** Would else ask to upgrade to HTTP/2. It can be closed from Java 21 on only, and its threads are daemons. */
    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
