// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import java.net.URI;

/** Where the service finds what it talks to. */
record BackEnds(URI http, String jdbcUrl) {

    static BackEnds onPorts(int http, int database) {
        return new BackEnds(
                URI.create("http://127.0.0.1:" + http), "jdbc:h2:tcp://127.0.0.1:" + database + "/mem:orders");
    }
}
