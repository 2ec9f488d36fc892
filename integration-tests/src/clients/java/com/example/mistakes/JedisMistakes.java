// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import java.util.ArrayList;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** What goes wrong with Jedis. */
final class JedisMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    private JedisMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(JedisMistakes.class, arguments);
    }

    static void perOperation(Relayed server) {
        for (int i = 0; i < UNITS; i++) {
            try (var jedis = new Jedis(server.host(), server.port("perOperation"))) {
                jedis.set("key", "value"); // perOperation
            }
        }
    }

    static void perOperationRight(Relayed server) {
        try (var jedis = new Jedis(server.host(), server.port("perOperation"))) {
            for (int i = 0; i < UNITS; i++) {
                jedis.set("key", "value");
            }
        }
    }

    static void poolPerRequest(Relayed server) {
        var configuration = configuration(1);
        for (int i = 0; i < UNITS; i++) {
            try (var pool = new JedisPool(configuration, server.host(), port(server))) { // poolPerRequest
                get(pool);
            }
        }
    }

    static void poolPerRequestRight(Relayed server) {
        try (var pool = new JedisPool(configuration(1), server.host(), port(server))) {
            for (int i = 0; i < UNITS; i++) {
                get(pool);
            }
        }
    }

    static void keepsTooFew(Relayed server) {
        var pool = new JedisPool(configuration(1), server.host(), server.port("keepsTooFew")); // keepsTooFew
        workInBursts(pool);
    }

    static void keepsTooFewRight(Relayed server) {
        var pool = new JedisPool(configuration(BURST), server.host(), server.port("keepsTooFew"));
        workInBursts(pool);
    }

    /** Without validation: the first request on each connection fails. */
    static void stale(Relayed server) throws InterruptedException {
        var pool = new JedisPool(configuration(BURST), server.host(), server.port("stale")); // stale
        endIdleAfterSeconds(1, pool);
        workWithPauses(pool);
    }

    static void staleRight(Relayed server) throws InterruptedException {
        var pool = new JedisPool(configuration(BURST), server.host(), server.port("stale"));
        endIdleAfterSeconds(0, pool);
        workWithPauses(pool);
    }

    private static void endIdleAfterSeconds(int seconds, JedisPool pool) {
        try (var jedis = pool.getResource()) {
            jedis.configSet("timeout", Integer.toString(seconds));
        }
    }

    private static void workWithPauses(JedisPool pool) throws InterruptedException {
        for (int burst = 0; burst < UNITS / BURST + 1; burst++) {
            if (!succeeds(pool)) {
                succeeds(pool);
            }
            Thread.sleep(3000);
        }
        pool.close();
    }

    /** Several at one time. */
    private static boolean succeeds(JedisPool pool) {
        var lent = new ArrayList<Jedis>();
        for (int i = 0; i < BURST; i++) {
            lent.add(pool.getResource());
        }
        boolean succeeds = true;
        for (var jedis : lent) {
            try (jedis) {
                jedis.get("key");
            } catch (JedisConnectionException e) {
                succeeds = false;
            }
        }
        return succeeds;
    }

    private static JedisPoolConfig configuration(int maxIdle) {
        var configuration = new JedisPoolConfig();
        configuration.setMaxTotal(BURST);
        configuration.setMaxIdle(maxIdle);
        configuration.setJmxEnabled(false);
        return configuration;
    }

    private static int port(Relayed server) {
        return server.port("poolPerRequest");
    }

    private static void get(JedisPool pool) {
        try (var jedis = pool.getResource()) {
            jedis.get("key");
        }
    }

    /** Each has a connection of its own: none is given back before all are lent. */
    private static void workInBursts(JedisPool pool) {
        for (int burst = 0; burst < UNITS / BURST + 1; burst++) {
            var lent = new ArrayList<Jedis>();
            for (int i = 0; i < BURST; i++) {
                lent.add(pool.getResource());
            }
            for (var jedis : lent) {
                jedis.get("key");
                jedis.close();
            }
        }
        pool.close();
    }
}
