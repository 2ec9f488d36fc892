// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The mistakes of the churny way, by the step that makes it. */
enum Mistake {
    PRICE,
    STOCK,
    SHIPPING,
    STORE;

    static String names() {
        return Arrays.stream(values()).map(Mistake::toString).collect(Collectors.joining(", "));
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
