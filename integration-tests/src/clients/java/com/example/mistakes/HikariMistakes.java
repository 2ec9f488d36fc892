// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.drivers.Jdbc;
import com.example.relay.Relayed;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** What goes wrong with HikariCP. */
final class HikariMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    private HikariMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(HikariMistakes.class, arguments);
    }

    static void dataSourcePerRequest(Relayed server) throws SQLException {
        for (int i = 0; i < UNITS; i++) {
            var configuration = configuration(server, "dataSourcePerRequest", 1);
            try (var pool = new HikariDataSource(configuration)) { // dataSourcePerRequest
                query(pool);
            }
        }
    }

    static void dataSourcePerRequestRight(Relayed server) throws SQLException {
        try (var pool = new HikariDataSource(configuration(server, "dataSourcePerRequest", 1))) {
            for (int i = 0; i < UNITS; i++) {
                query(pool);
            }
        }
    }

    static void livesTooShort(Relayed server) throws Exception {
        var configuration = lazy(server, "livesTooShort");
        try (var pool = new HikariDataSource(configuration)) { // livesTooShort
            pool.getHikariConfigMXBean().setMaxLifetime(1000);
            workInBursts(pool, 1500);
        }
    }

    static void livesTooShortRight(Relayed server) throws Exception {
        try (var pool = new HikariDataSource(lazy(server, "livesTooShort"))) {
            workInBursts(pool, 1500);
        }
    }

    static void idleTooShort(Relayed server) throws Exception {
        var configuration = lazy(server, "idleTooShort");
        try (var pool = new HikariDataSource(configuration)) { // idleTooShort
            pool.getHikariConfigMXBean().setIdleTimeout(300);
            workInBursts(pool, 1000);
        }
    }

    static void idleTooShortRight(Relayed server) throws Exception {
        try (var pool = new HikariDataSource(lazy(server, "idleTooShort"))) {
            workInBursts(pool, 1000);
        }
    }

    /** The database ends a session that does nothing for two seconds. */
    static void stale(Relayed server) throws Exception {
        var configuration = lazy(server, "stale");
        configuration.addDataSourceProperty("options", "-c idle_session_timeout=2000");
        try (var pool = new HikariDataSource(configuration)) { // stale
            workInBursts(pool, 4000);
        }
    }

    static void staleRight(Relayed server) throws Exception {
        try (var pool = new HikariDataSource(lazy(server, "stale"))) {
            workInBursts(pool, 4000);
        }
    }

    private static HikariConfig lazy(Relayed server, String mistake) {
        var configuration = configuration(server, mistake, BURST);
        configuration.setMinimumIdle(0);
        configuration.setInitializationFailTimeout(-1);
        return configuration;
    }

    private static HikariConfig configuration(Relayed server, String mistake, int size) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(Jdbc.url(server, mistake));
        configuration.setMaximumPoolSize(size);
        return configuration;
    }

    private static void query(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection()) {
            Jdbc.query(connection);
        }
    }

    /** Several at one time, again and again, with a pause between. */
    private static void workInBursts(HikariDataSource pool, long pauseMillis) throws Exception {
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(pool);
            Thread.sleep(pauseMillis);
        }
    }

    /** Each has a connection of its own: none is given back before all are lent. */
    private static void burst(HikariDataSource pool) throws SQLException {
        var lent = new ArrayList<Connection>();
        for (int i = 0; i < BURST; i++) {
            lent.add(pool.getConnection());
        }
        for (var connection : lent) {
            Jdbc.query(connection);
            connection.close();
        }
    }
}
