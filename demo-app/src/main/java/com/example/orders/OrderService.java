// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;

/** Takes an order through its four steps. It cannot tell the churny steps from the fixed ones. */
public final class OrderService implements Closeable {

    private final PriceLookup prices;
    private final StockCheck stock;
    private final ShippingDesk shipping;
    private final OrderStore orders;

    public OrderService(PriceLookup prices, StockCheck stock, ShippingDesk shipping, OrderStore orders) {
        this.prices = prices;
        this.stock = stock;
        this.shipping = shipping;
        this.orders = orders;
    }

    public void process(Order order) throws IOException, InterruptedException, SQLException {
        int price = prices.priceInCents(order.article());
        requireStock(order);
        var parcel = shipping.book(order);
        orders.store(order, price * order.units(), parcel);
    }

    private void requireStock(Order order) throws IOException, InterruptedException {
        int available = stock.unitsInStock(order.article());
        if (available < order.units()) {
            throw new IOException("order %d wants %d x %s, the warehouse has %d"
                    .formatted(order.number(), order.units(), order.article(), available));
        }
    }

    @Override
    public void close() throws IOException {
        orders.close();
        shipping.close();
    }
}
