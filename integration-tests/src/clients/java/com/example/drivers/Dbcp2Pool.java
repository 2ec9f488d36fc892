// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Kernel;
import com.example.Scenarios;
import com.example.relay.Relayed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * Commons DBCP 2: the pool is made by whoever asks for a connection first, and opens another before that, only to see that it
 * can.
 */
public final class Dbcp2Pool {

    private Dbcp2Pool() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                Dbcp2Pool::shared,
                Dbcp2Pool::perOperation,
                Dbcp2Pool::tooSmall,
                Dbcp2Pool::aged,
                Dbcp2Pool::idle,
                Dbcp2Pool::warm,
                Dbcp2Pool::broken);
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
        pool.setMaxTotal(3);
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
        pool.setMaxConnLifetimeMillis(500);
        pool.setLogExpiredConnections(false);
        for (int i = 0; i < 3; i++) {
            var connection = pool.getConnection(); // aged
            connection.close(); // aged returns
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

    /** The evictor opens what the pool is to keep idle. */
    private static void warm(Relayed server) throws SQLException, InterruptedException {
        var pool = pool(server, "warm");
        pool.setMaxTotal(3);
        pool.setMinIdle(3);
        pool.setTimeBetweenEvictionRunsMillis(50);
        var connection = pool.getConnection(); // warm
        connection.close();
        Jdbc.await(() -> pool.getNumIdle() == 3);
        pool.close(); // warm closes
    }

    /** What the pool gets back does not work any more. */
    private static void broken(Relayed server) throws SQLException {
        var pool = pool(server, "broken");
        pool.setValidationQuery(Jdbc.FAILS_IF_BROKEN);
        pool.setTestOnBorrow(false);
        pool.setTestOnReturn(true);
        for (int i = 0; i < 3; i++) {
            var connection = pool.getConnection(); // broken
            Jdbc.makeBroken(connection);
            connection.close(); // broken returns
        }
        pool.close();
    }

    private static BasicDataSource pool(Relayed server, String scenario) {
        var pool = new BasicDataSource();
        pool.setUrl(Jdbc.url(server, scenario));
        return pool;
    }
}
