// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import java.sql.DriverManager;
import java.sql.SQLException;

/** JDBC without a pool: each operation connects. */
public final class H2DriverManager {

    private H2DriverManager() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), H2DriverManager::perOperation, H2DriverManager::held);
    }

    private static void perOperation(Relayed server) throws SQLException {
        for (int i = 0; i < 4; i++) {
            try (var connection = DriverManager.getConnection(url(server, "perOperation")); // perOperation
                    var statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
    }

    private static void held(Relayed server) throws SQLException {
        var connection = DriverManager.getConnection(url(server, "held")); // held
        for (int i = 0; i < 4; i++) {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
        connection.close(); // held closes
    }

    private static String url(Relayed server, String scenario) {
        return "jdbc:h2:tcp://" + server.address(scenario) + "/mem:it";
    }
}
