// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import io.lettuce.core.RedisClient;
import java.time.Duration;

/** What goes wrong with Lettuce. */
final class LettuceMistakes {

    private static final int UNITS = 24;

    private LettuceMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(LettuceMistakes.class, arguments);
    }

    static void perOperation(Relayed server) {
        var client = RedisClient.create("redis://" + server.address("perOperation"));
        for (int i = 0; i < UNITS; i++) {
            try (var connection = client.connect()) { // perOperation
                connection.sync().set("key", "value");
            }
        }
        end(client);
    }

    static void perOperationRight(Relayed server) {
        var client = RedisClient.create("redis://" + server.address("perOperation"));
        try (var connection = client.connect()) {
            for (int i = 0; i < UNITS; i++) {
                connection.sync().set("key", "value");
            }
        }
        end(client);
    }

    private static void end(RedisClient client) {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(5));
    }
}
