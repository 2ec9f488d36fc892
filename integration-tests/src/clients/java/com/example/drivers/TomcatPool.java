// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Kernel;
import com.example.Scenarios;
import com.example.relay.Relayed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.apache.tomcat.jdbc.pool.DataSource;

/** Tomcat's JDBC pool, which is made by whoever asks for a connection first. */
public final class TomcatPool {

    private TomcatPool() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                TomcatPool::shared,
                TomcatPool::perOperation,
                TomcatPool::tooSmall,
                TomcatPool::aged,
                TomcatPool::idle,
                TomcatPool::warm,
                TomcatPool::broken);
    }

    private static void shared(Relayed server) throws SQLException {
        var pool = pool(server, "shared");
        for (int i = 0; i < 4; i++) {
            var connection = pool.getConnection(); // shared
            Jdbc.query(connection);
            connection.close();
        }
        pool.close(); // shared closes
    }

    private static void perOperation(Relayed server) throws SQLException {
        for (int i = 0; i < 4; i++) {
            var pool = pool(server, "perOperation");
            var connection = pool.getConnection(); // perOperation
            Jdbc.query(connection);
            connection.close();
            pool.close(); // perOperation closes
        }
    }

    /** It lends three and keeps one. */
    private static void tooSmall(Relayed server) throws SQLException {
        var pool = pool(server, "tooSmall");
        pool.setMaxActive(3);
        pool.setMaxIdle(1);
        for (int round = 0; round < 2; round++) {
            var lent = new ArrayList<Connection>();
            for (int i = 0; i < 3; i++) {
                lent.add(pool.getConnection()); // tooSmall
            }
            for (var connection : lent) {
                connection.close(); // tooSmall returns
            }
        }
        pool.close(); // tooSmall closes
    }

    private static void aged(Relayed server) throws SQLException, InterruptedException {
        var pool = pool(server, "aged");
        pool.setMaxAge(500);
        for (int i = 0; i < 3; i++) {
            var connection = pool.getConnection(); // aged
            connection.close();
            Jdbc.awaitAge(500);
        }
        pool.close(); // aged closes
    }

    private static void idle(Relayed server) throws SQLException, InterruptedException {
        var pool = pool(server, "idle");
        pool.setMinEvictableIdleTimeMillis(50);
        pool.setTimeBetweenEvictionRunsMillis(50);
        for (int i = 0; i < 3; i++) {
            var connection = pool.getConnection(); // idle
            connection.close();
            Kernel.awaitNoneEstablished(server.port("idle"));
        }
        pool.close();
    }

    private static void warm(Relayed server) throws SQLException {
        var pool = pool(server, "warm");
        pool.setInitialSize(3);
        var connection = pool.getConnection(); // warm
        connection.close();
        pool.close(); // warm closes
    }

    /** What the pool gets back does not work any more. */
    private static void broken(Relayed server) throws SQLException {
        var pool = pool(server, "broken");
        pool.setValidationQuery(Jdbc.FAILS_IF_BROKEN);
        pool.setValidationInterval(0);
        pool.setTestOnReturn(true);
        for (int i = 0; i < 3; i++) {
            var connection = pool.getConnection(); // broken
            Jdbc.makeBroken(connection);
            connection.close(); // broken returns
        }
        pool.close();
    }

    private static DataSource pool(Relayed server, String scenario) {
        var pool = new DataSource();
        pool.setUrl(Jdbc.url(server, scenario));
        pool.setDriverClassName(System.getProperty("jdbc.driver"));
        pool.setJmxEnabled(false);
        pool.setInitialSize(0);
        pool.setMinIdle(0);
        pool.setTimeBetweenEvictionRunsMillis(0);
        return pool;
    }
}
