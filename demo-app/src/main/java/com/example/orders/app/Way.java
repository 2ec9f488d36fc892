// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import java.util.Locale;

/** The two ways the service is written. */
enum Way {
    CHURNY,
    FIXED;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
