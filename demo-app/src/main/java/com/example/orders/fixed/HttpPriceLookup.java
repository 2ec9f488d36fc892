// SPDX-License-Identifier: Apache-2.0
package com.example.orders.fixed;

import com.example.orders.PriceLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks for a price with {@link HttpURLConnection}.
 *
 * <p><b>Changed:</b> reads the body to its end, also that of an error, closes the stream, and does not call
 * {@code disconnect()}: the JDK then keeps the connection for the next request.
 */
public final class HttpPriceLookup implements PriceLookup {

    private final URI backEnd;

    public HttpPriceLookup(URI backEnd) {
        this.backEnd = backEnd;
    }

    @Override
    public int priceInCents(String article) throws IOException {
        var url = backEnd.resolve("/prices/" + article).toURL();
        var connection = (HttpURLConnection) url.openConnection();
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            readToEnd(connection.getErrorStream());
            throw new IOException("no price for " + article + ", the back end says " + status);
        }
        readToEnd(connection.getInputStream());
        return Integer.parseInt(connection.getHeaderField("X-Price-Cents"));
    }

    private static void readToEnd(InputStream body) throws IOException {
        if (body == null) {
            return; // An error without a body.
        }
        try (body) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }
}
