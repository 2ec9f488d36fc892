// SPDX-License-Identifier: Apache-2.0
package com.example.orders.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The price list, the warehouse and the parcel service, behind one HTTP port. */
public final class HttpBackEnd {

    private static final int THREADS = 4;
    private static final int CHUNKED = 0; // Sends the body in chunks, as most frameworks do with JSON.

    private static final Map<String, Integer> PRICES_IN_CENTS =
            Map.of("teapot", 2490, "cup", 690, "saucer", 390, "spoon", 250);

    private static final AtomicInteger PARCELS = new AtomicInteger();

    private HttpBackEnd() {}

    public static void main(String[] arguments) throws IOException {
        // The server sends headers and body apart. Without this the body waits up to 40 ms for the acknowledgement of
        // the headers, and only on connections used again, so that the fixed way would look slow.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/prices/", HttpBackEnd::price);
        server.createContext("/stock/", HttpBackEnd::stock);
        server.createContext("/shipments", HttpBackEnd::shipment);
        server.start();
        Lifeline.serveUntilParentEnds(server.getAddress().getPort());
    }

    private static void price(HttpExchange exchange) throws IOException {
        var article = lastSegment(exchange);
        var price = PRICES_IN_CENTS.get(article);
        if (price == null) {
            answer(exchange, 404, "{\"error\":\"unknown article\"}");
            return;
        }
        exchange.getResponseHeaders().set("X-Price-Cents", price.toString());
        answer(exchange, 200, "{\"article\":\"%s\",\"currency\":\"EUR\",\"cents\":%d}".formatted(article, price));
    }

    private static void stock(HttpExchange exchange) throws IOException {
        var article = lastSegment(exchange);
        if (PRICES_IN_CENTS.containsKey(article)) {
            answer(exchange, 200, "{\"article\":\"%s\",\"units\":1000}".formatted(article));
        } else {
            answer(exchange, 404, "{\"error\":\"unknown article\"}");
        }
    }

    private static void shipment(HttpExchange exchange) throws IOException {
        answer(exchange, 201, "{\"parcel\":\"P-%06d\"}".formatted(PARCELS.incrementAndGet()));
    }

    private static String lastSegment(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getRequestBody().readAllBytes(); // Unread, it would cost the connection.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, CHUNKED);
        try (var body = exchange.getResponseBody()) {
            body.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
