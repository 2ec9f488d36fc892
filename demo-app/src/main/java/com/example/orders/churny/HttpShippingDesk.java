// SPDX-License-Identifier: Apache-2.0
package com.example.orders.churny;

import com.example.orders.JsonReply;
import com.example.orders.Order;
import com.example.orders.ShippingDesk;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Books a parcel with Apache HttpClient 5.
 *
 * <p><b>Wrong:</b> makes a client for every call and closes it after. A client owns a pool of connections, and closing
 * the client closes them: a pool that is used once.
 *
 * <p><b>Why people write it:</b> the client is a {@code Closeable}, so an IDE asks for try-with-resources, and with it
 * the code looks exemplary.
 */
public final class HttpShippingDesk implements ShippingDesk {

    private final URI backEnd;

    public HttpShippingDesk(URI backEnd) {
        this.backEnd = backEnd;
    }

    @Override
    public String book(Order order) throws IOException {
        var request = ClassicRequestBuilder.post(backEnd.resolve("/shipments"))
                .setEntity("{\"order\":%d}".formatted(order.number()), ContentType.APPLICATION_JSON)
                .build();
        try (var client = HttpClients.createDefault()) {
            var body = client.execute(request, new BasicHttpClientResponseHandler());
            return new JsonReply(body).text("parcel");
        }
    }
}
