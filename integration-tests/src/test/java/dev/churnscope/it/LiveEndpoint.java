// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The live endpoint of a program under test, as seen from outside. */
final class LiveEndpoint {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private LiveEndpoint() {}

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void waitUntilOpen(int port) {
        long limit = System.currentTimeMillis() + 30_000;
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (System.currentTimeMillis() > limit) {
                    throw new AssertionError("waited in vain", e);
                }
            }
        }
    }

    static HttpResponse<String> send(int port, String method, String path) {
        var uri = URI.create("http://localhost:" + port + path);
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
