// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import java.io.Closeable;
import java.io.IOException;

/** Books the parcel that takes an order to the customer. */
public interface ShippingDesk extends Closeable {

    /** Returns the number of the parcel. */
    String book(Order order) throws IOException;

    /** Gives back what the desk holds; one that opens everything anew for each parcel holds nothing. */
    @Override
    default void close() throws IOException {}
}
