// SPDX-License-Identifier: Apache-2.0
package com.example.closers;

import com.example.Kernel;
import com.example.Lifeline;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** HTTP clients that nobody closes and nobody can reach any more; the first versions had no way to close one. */
public final class DroppedClients {

    private static final int NUMBER = 5;

    private DroppedClients() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        for (int i = 0; i < NUMBER; i++) {
            ask(URI.create("http://127.0.0.1:" + port));
        }
        while (!Kernel.openTo(port).isEmpty()) {
            System.gc();
            Thread.sleep(20);
        }
        server.stop(0);
    }

    private static void ask(URI uri) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()); // asks
    }
}
