// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import java.io.Closeable;
import java.sql.SQLException;

/** Keeps the orders that have been processed. */
public interface OrderStore extends Closeable {

    void store(Order order, int totalInCents, String parcel) throws SQLException;

    /** Gives back what the store holds; one that opens everything anew for each order holds nothing. */
    @Override
    default void close() {}
}
