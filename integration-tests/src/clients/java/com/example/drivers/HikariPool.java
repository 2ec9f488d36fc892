// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Kernel;
import com.example.Scenarios;
import com.example.relay.Relayed;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** HikariCP: the pool connects where it is built, and on threads of its own. */
public final class HikariPool {

    private HikariPool() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                HikariPool::shared,
                HikariPool::perOperation,
                HikariPool::warm,
                HikariPool::onDemand,
                HikariPool::aged,
                HikariPool::idle,
                HikariPool::built);
    }

    private static void shared(Relayed server) throws SQLException {
        var configuration = configuration(server, "shared");
        var pool = new HikariDataSource(configuration); // shared
        for (int i = 0; i < 4; i++) {
            query(pool);
        }
        pool.close(); // shared closes
    }

    private static void perOperation(Relayed server) throws SQLException {
        for (int i = 0; i < 4; i++) {
            var configuration = configuration(server, "perOperation");
            var pool = new HikariDataSource(configuration); // perOperation
            query(pool);
            pool.close(); // perOperation closes
        }
    }

    /** The pool opens what it keeps idle, before anybody asks. */
    private static void warm(Relayed server) throws InterruptedException {
        var configuration = configuration(server, "warm");
        configuration.setMaximumPoolSize(3);
        configuration.setMinimumIdle(3);
        var pool = new HikariDataSource(configuration); // warm
        Jdbc.await(() -> pool.getHikariPoolMXBean().getIdleConnections() == 3);
        pool.close(); // warm closes
    }

    /** The pool opens nothing by itself: the line that finds none idle is the one that asks. */
    private static void onDemand(Relayed server) throws SQLException {
        var pool = lazy(server, "onDemand");
        for (int i = 0; i < 2; i++) {
            var connection = pool.getConnection(); // onDemand
            Jdbc.query(connection);
            connection.close();
            query(pool);
        }
        pool.close(); // onDemand closes
    }

    private static void aged(Relayed server) throws SQLException {
        var pool = lazy(server, "aged");
        pool.getHikariConfigMXBean().setMaxLifetime(1000);
        for (int i = 0; i < 3; i++) {
            var connection = pool.getConnection(); // aged
            connection.close();
            Kernel.awaitNoneEstablished(server.port("aged"));
        }
        pool.close();
    }

    private static void idle(Relayed server) throws SQLException {
        var pool = lazy(server, "idle");
        pool.getHikariConfigMXBean().setIdleTimeout(100);
        for (int i = 0; i < 3; i++) {
            var connection = pool.getConnection(); // idle
            connection.close();
            Kernel.awaitNoneEstablished(server.port("idle"));
        }
        pool.close();
    }

    /** The line that builds the pool has what that keeps idle, and each line that finds none idle what it waits for. */
    private static void built(Relayed server) throws SQLException {
        var configuration = configuration(server, "built");
        configuration.setMaximumPoolSize(4);
        configuration.setMinimumIdle(1);
        var pool = new HikariDataSource(configuration); // built
        pool.getHikariConfigMXBean().setMinimumIdle(0);
        var lent = new ArrayList<Connection>();
        lent.add(pool.getConnection());
        lent.add(second(pool));
        lent.add(first(pool));
        lent.add(second(pool));
        for (var connection : lent) {
            connection.close();
        }
        pool.close(); // built closes
    }

    private static Connection first(HikariDataSource pool) throws SQLException {
        return pool.getConnection(); // first
    }

    private static Connection second(HikariDataSource pool) throws SQLException {
        return pool.getConnection(); // second
    }

    private static HikariConfig configuration(Relayed server, String scenario) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(Jdbc.url(server, scenario));
        configuration.setMaximumPoolSize(1);
        return configuration;
    }

    private static HikariDataSource lazy(Relayed server, String scenario) {
        var configuration = configuration(server, scenario);
        configuration.setMinimumIdle(0);
        configuration.setInitializationFailTimeout(-1);
        return new HikariDataSource(configuration);
    }

    private static void query(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection()) {
            Jdbc.query(connection);
        }
    }
}
