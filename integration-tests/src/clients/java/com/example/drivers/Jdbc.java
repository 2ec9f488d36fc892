// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.relay.Relayed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/** What programs of JDBC's share: the database that they are run with, and what they do with connections to it. */
public final class Jdbc {

    private static final long LIMIT_MILLIS = 60_000;

    /** A query of PostgreSQL's by which a pool finds that a connection does not work. */
    static final String FAILS_IF_BROKEN =
            "SELECT 1 / CASE current_setting('it.broken', true) WHEN '1' THEN 0 ELSE 1 END";

    private Jdbc() {}

    /** Returns the URL under which a scenario finds the server. */
    public static String url(Relayed server, String scenario) {
        return System.getProperty("jdbc.url").replace("SERVER", server.address(scenario));
    }

    public static void query(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    static void makeBroken(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET it.broken = '1'");
        }
    }

    /** Waits until a pool has come to some state by itself. */
    public static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.currentTimeMillis() + LIMIT_MILLIS;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > limit) {
                throw new IllegalStateException("waited in vain");
            }
            Thread.sleep(1);
        }
    }

    /** Waits until whatever was opened before is older than that. */
    public static void awaitAge(long millis) throws InterruptedException {
        long opened = System.currentTimeMillis();
        await(() -> System.currentTimeMillis() > opened + millis);
    }
}
