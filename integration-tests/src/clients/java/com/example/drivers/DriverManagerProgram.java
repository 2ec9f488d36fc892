// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import java.sql.DriverManager;
import java.sql.SQLException;

/** JDBC without a pool, by whatever driver: each operation connects. */
public final class DriverManagerProgram {

    private DriverManagerProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                DriverManagerProgram::perOperation,
                DriverManagerProgram::held,
                DriverManagerProgram::patient);
    }

    private static void perOperation(Relayed server) throws SQLException {
        for (int i = 0; i < 4; i++) {
            var connection = DriverManager.getConnection(Jdbc.url(server, "perOperation")); // perOperation
            Jdbc.query(connection);
            connection.close(); // perOperation closes
        }
    }

    private static void held(Relayed server) throws SQLException {
        var connection = DriverManager.getConnection(Jdbc.url(server, "held")); // held
        for (int i = 0; i < 4; i++) {
            Jdbc.query(connection);
        }
        connection.close(); // held closes
    }

    /** With a limit on how long to wait, for which some drivers connect on a thread of their own. */
    private static void patient(Relayed server) throws SQLException {
        DriverManager.setLoginTimeout(60);
        var connection = DriverManager.getConnection(Jdbc.url(server, "patient")); // patient
        Jdbc.query(connection);
        connection.close(); // patient closes
        DriverManager.setLoginTimeout(0);
    }
}
