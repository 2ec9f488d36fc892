// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;

/** HikariCP over H2: the pool connects where it is built, and on threads of its own. */
public final class HikariPool {

    private HikariPool() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), HikariPool::shared, HikariPool::perOperation);
    }

    private static void shared(Relayed server) throws SQLException {
        var configuration = configuration(server, "shared");
        try (var pool = new HikariDataSource(configuration)) { // shared
            for (int i = 0; i < 4; i++) {
                query(pool);
            }
        }
    }

    private static void perOperation(Relayed server) throws SQLException {
        for (int i = 0; i < 4; i++) {
            var configuration = configuration(server, "perOperation");
            try (var pool = new HikariDataSource(configuration)) { // perOperation
                query(pool);
            }
        }
    }

    private static HikariConfig configuration(Relayed server, String scenario) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl("jdbc:h2:tcp://" + server.address(scenario) + "/mem:it");
        configuration.setMaximumPoolSize(1);
        return configuration;
    }

    private static void query(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }
}
