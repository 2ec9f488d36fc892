// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import java.io.IOException;

/** Knows how many units of an article are in the warehouse. */
public interface StockCheck {

    int unitsInStock(String article) throws IOException, InterruptedException;
}
