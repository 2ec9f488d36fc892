// SPDX-License-Identifier: Apache-2.0
package com.example.orders.fixed;

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
 * <p><b>Changed:</b> one client for all calls. It is made to be shared between threads and keeps its connections for
 * the next request.
 */
public final class HttpStockCheck implements StockCheck {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI backEnd;

    public HttpStockCheck(URI backEnd) {
        this.backEnd = backEnd;
    }

    @Override
    public int unitsInStock(String article) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(backEnd.resolve("/stock/" + article)).build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("no stock level for " + article + ", the back end says " + response.statusCode());
        }
        return new JsonReply(response.body()).number("units");
    }
}
