// SPDX-License-Identifier: Apache-2.0
package com.example.orders.churny;

import com.example.orders.JsonReply;
import com.example.orders.StockCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Asks for the stock with {@link HttpClient}.
 *
 * <p><b>Wrong:</b> makes a new client for every call. Each client has connections of its own, and a thread: the
 * connection it has just opened stays open, is never used again, and goes away when the client is garbage.
 *
 * <p><b>Why people write it:</b> {@code newHttpClient()} is what the first example in the documentation does, and
 * before JDK 21 a client has no {@code close()} that would make one wonder what it holds.
 */
public final class HttpStockCheck implements StockCheck {

    private final URI backEnd;

    public HttpStockCheck(URI backEnd) {
        this.backEnd = backEnd;
    }

    @Override
    public int unitsInStock(String article) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var request =
                HttpRequest.newBuilder(backEnd.resolve("/stock/" + article)).build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("no stock level for " + article + ", the back end says " + response.statusCode());
        }
        return new JsonReply(response.body()).number("units");
    }
}
