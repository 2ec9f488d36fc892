// SPDX-License-Identifier: Apache-2.0
package com.example.orders.fixed;

import com.example.orders.JsonReply;
import com.example.orders.Order;
import com.example.orders.ShippingDesk;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Books a parcel with Apache HttpClient 5.
 *
 * <p><b>Changed:</b> one client for all calls, with a connection for each worker, closed when the desk closes.
 */
public final class HttpShippingDesk implements ShippingDesk {

    private final CloseableHttpClient client;
    private final URI backEnd;

    public HttpShippingDesk(URI backEnd, int workers) {
        this.backEnd = backEnd;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(workers) // All requests go to one host, so both limits are the same.
                        .setMaxConnTotal(workers)
                        .build())
                .build();
    }

    @Override
    public String book(Order order) throws IOException {
        var request = ClassicRequestBuilder.post(backEnd.resolve("/shipments"))
                .setEntity("{\"order\":%d}".formatted(order.number()), ContentType.APPLICATION_JSON)
                .build();
        var body = client.execute(request, new BasicHttpClientResponseHandler());
        return new JsonReply(body).text("parcel");
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
