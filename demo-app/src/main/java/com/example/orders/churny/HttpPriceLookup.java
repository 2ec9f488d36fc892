// SPDX-License-Identifier: Apache-2.0
package com.example.orders.churny;

import com.example.orders.PriceLookup;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks for a price with {@link HttpURLConnection}.
 *
 * <p><b>Wrong:</b> leaves the body unread and calls {@code disconnect()}. The JDK can use a connection again only when
 * the answer was read to its end, and {@code disconnect()} closes the connection in any case.
 *
 * <p><b>Why people write it:</b> the price is in a header, so nobody needs the body, and {@code disconnect()} looks
 * like the tidy counterpart of {@code openConnection()}.
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
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("no price for " + article + ", the back end says " + status);
            }
            return Integer.parseInt(connection.getHeaderField("X-Price-Cents"));
        } finally {
            connection.disconnect();
        }
    }
}
