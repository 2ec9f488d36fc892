// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import com.example.orders.OrderService;
import com.example.orders.OrderStore;
import com.example.orders.PriceLookup;
import com.example.orders.ShippingDesk;
import com.example.orders.StockCheck;
import com.example.orders.churny.HttpPriceLookup;
import com.example.orders.churny.HttpShippingDesk;
import com.example.orders.churny.HttpStockCheck;
import com.example.orders.churny.JdbcOrderStore;
import java.util.Set;

/** Puts the service together, each step with its mistake or without. */
record Steps(BackEnds backEnds, int workers, Set<Mistake> mistakes) {

    OrderService open() {
        return new OrderService(prices(), stock(), shipping(), orders());
    }

    private PriceLookup prices() {
        return mistakes.contains(Mistake.PRICE)
                ? new HttpPriceLookup(backEnds.http())
                : new com.example.orders.fixed.HttpPriceLookup(backEnds.http());
    }

    private StockCheck stock() {
        return mistakes.contains(Mistake.STOCK)
                ? new HttpStockCheck(backEnds.http())
                : new com.example.orders.fixed.HttpStockCheck(backEnds.http());
    }

    private ShippingDesk shipping() {
        return mistakes.contains(Mistake.SHIPPING)
                ? new HttpShippingDesk(backEnds.http())
                : new com.example.orders.fixed.HttpShippingDesk(backEnds.http(), workers);
    }

    private OrderStore orders() {
        return mistakes.contains(Mistake.STORE)
                ? new JdbcOrderStore(backEnds.jdbcUrl())
                : new com.example.orders.fixed.JdbcOrderStore(backEnds.jdbcUrl(), workers);
    }
}
