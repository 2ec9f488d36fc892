// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

/** The command line cannot be understood; the message says why. */
final class BadArguments extends Exception {

    BadArguments(String message) {
        super(message);
    }
}
