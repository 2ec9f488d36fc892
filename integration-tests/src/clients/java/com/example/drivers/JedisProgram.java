// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

/** Jedis: a connection for each operation, and a pool. */
public final class JedisProgram {

    private JedisProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), JedisProgram::perOperation, JedisProgram::pooled);
    }

    private static void perOperation(Relayed server) {
        for (int i = 0; i < 4; i++) {
            var jedis = new Jedis(server.host(), server.port("perOperation"));
            jedis.set("key", "value"); // perOperation
            jedis.close(); // perOperation closes
        }
    }

    private static void pooled(Relayed server) {
        var configuration = new JedisPoolConfig();
        configuration.setJmxEnabled(false);
        var pool = new JedisPool(configuration, server.host(), server.port("pooled"));
        for (int i = 0; i < 4; i++) {
            var jedis = pool.getResource(); // pooled
            jedis.get("key");
            jedis.close();
        }
        pool.close(); // pooled closes
    }
}
