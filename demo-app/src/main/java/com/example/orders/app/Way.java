// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import com.example.orders.OrderService;
import com.example.orders.churny.HttpPriceLookup;
import com.example.orders.churny.HttpShippingDesk;
import com.example.orders.churny.HttpStockCheck;
import com.example.orders.churny.JdbcOrderStore;
import java.util.Locale;

/** The two ways the service is written. */
enum Way {
    CHURNY,
    FIXED;

    OrderService open(BackEnds backEnds, int workers) {
        return switch (this) {
            case CHURNY ->
                new OrderService(
                        new HttpPriceLookup(backEnds.http()),
                        new HttpStockCheck(backEnds.http()),
                        new HttpShippingDesk(backEnds.http()),
                        new JdbcOrderStore(backEnds.jdbcUrl()));
            case FIXED ->
                new OrderService(
                        new com.example.orders.fixed.HttpPriceLookup(backEnds.http()),
                        new com.example.orders.fixed.HttpStockCheck(backEnds.http()),
                        new com.example.orders.fixed.HttpShippingDesk(backEnds.http(), workers),
                        new com.example.orders.fixed.JdbcOrderStore(backEnds.jdbcUrl(), workers));
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
