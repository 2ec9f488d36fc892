// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import com.example.Together;

/** What several HTTP clients are expected to do alike. */
final class CommonExpects {

    /** Of each client but the first, the first connection is one that should not have been; no other could be spared. */
    static final Expect TOGETHER = together();

    static final Expect OPENING_TOO_MANY_TOGETHER = together().mayOpenUnused();

    private CommonExpects() {}

    static Expect together() {
        return Expect.of("together").notReused("client-per-request", Together.CLIENTS - 1);
    }

    /** Four requests of a client that was not the first to be built at its line. */
    static Expect serverCloses(String scenario) {
        return Expect.of(scenario)
                .opens(4)
                .notReused("client-per-request", 1)
                .notReused("server-refuses-keep-alive", 3);
    }
}
