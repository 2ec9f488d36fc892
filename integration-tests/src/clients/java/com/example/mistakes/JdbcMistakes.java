// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.drivers.Jdbc;
import com.example.relay.Relayed;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What goes wrong with JDBC where there is no pool, by whatever driver. */
final class JdbcMistakes {

    private static final int UNITS = 24;

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
}
