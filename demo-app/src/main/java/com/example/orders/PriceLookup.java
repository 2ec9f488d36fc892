// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import java.io.IOException;

/** Knows what an article costs. */
public interface PriceLookup {

    int priceInCents(String article) throws IOException;
}
