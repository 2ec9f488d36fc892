// SPDX-License-Identifier: Apache-2.0
package com.example.relay;

import java.util.HashMap;
import java.util.Map;

/** Where a program under test finds its server: behind a relay that has a port for each scenario. */
public final class Relayed {

    private final Map<String, Integer> ports = new HashMap<>();

    private Relayed() {}

    /** @param arguments those of {@code main}: {@code scenario=port} */
    public static Relayed of(String[] arguments) {
        var server = new Relayed();
        for (String argument : arguments) {
            var pair = argument.split("=");
            server.ports.put(pair[0], Integer.parseInt(pair[1]));
        }
        return server;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port(String scenario) {
        return ports.get(scenario);
    }

    /** Returns host and port with a colon between. */
    public String address(String scenario) {
        return host() + ":" + port(scenario);
    }
}
