// SPDX-License-Identifier: Apache-2.0
package com.example.budgets;

import com.sun.net.httpserver.HttpServer;
import dev.churnscope.junit.ChurnBudget;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that send requests, over a connection that is used again or not. */
class HttpBudgets {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @ChurnBudget(maxOpens = 1, minReuse = 0.9)
    void reuses() throws IOException {
        for (int i = 0; i < 10; i++) {
            read((HttpURLConnection) url().openConnection());
        }
    }

    @Test
    @ChurnBudget(minReuse = 0.9)
    void endsEach() throws IOException {
        for (int i = 0; i < 10; i++) {
            var connection = (HttpURLConnection) url().openConnection();
            connection.setRequestProperty("Connection", "close");
            read(connection);
        }
    }

    private URL url() throws IOException {
        return URI.create("http:/" + server.getAddress() + "/").toURL();
    }

    private static void read(HttpURLConnection connection) throws IOException {
        try (var body = connection.getInputStream()) { // read
            body.readAllBytes();
        }
    }
}
