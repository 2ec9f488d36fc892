// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.drivers.Jdbc;
import com.example.relay.Relayed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;

/** What goes wrong with JDBC where there is no pool, by whatever driver. */
final class JdbcMistakes {

    private static final int UNITS = 24;
    private static final int COLLECTIONS = 4;

    private JdbcMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(JdbcMistakes.class, arguments);
    }

    static void perOperation(Relayed server) throws SQLException {
        for (int i = 0; i < UNITS; i++) {
            try (var connection = DriverManager.getConnection(Jdbc.url(server, "perOperation"))) { // perOperation
                Jdbc.query(connection);
            }
        }
    }

    static void perOperationRight(Relayed server) throws SQLException {
        try (var connection = DriverManager.getConnection(Jdbc.url(server, "perOperation"))) {
            for (int i = 0; i < UNITS; i++) {
                Jdbc.query(connection);
            }
        }
    }

    static void neverClosed(Relayed server) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            var connection = DriverManager.getConnection(Jdbc.url(server, "neverClosed")); // neverClosed
            Jdbc.query(connection);
        }
        awaitCollector();
    }

    static void neverClosedRight(Relayed server) throws SQLException {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < UNITS; i++) {
            var connection = DriverManager.getConnection(Jdbc.url(server, "neverClosed"));
            Jdbc.query(connection);
            connections.add(connection);
        }
        for (var connection : connections) {
            connection.close();
        }
    }

    /** Lets the collector find what is unreachable, and cleaners close it. */
    private static void awaitCollector() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(500);
        }
    }
}
