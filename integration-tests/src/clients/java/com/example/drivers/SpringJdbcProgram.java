// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Spring's JdbcTemplate over data sources that are no pools: the template asks for a connection, and gives it back. */
public final class SpringJdbcProgram {

    private SpringJdbcProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                SpringJdbcProgram::perOperation,
                SpringJdbcProgram::byDriver,
                SpringJdbcProgram::held);
    }

    private static void perOperation(Relayed server) {
        var template = new JdbcTemplate(new DriverManagerDataSource(Jdbc.url(server, "perOperation")));
        for (int i = 0; i < 4; i++) {
            template.execute("SELECT 1"); // perOperation
        }
    }

    private static void byDriver(Relayed server) throws SQLException {
        String url = Jdbc.url(server, "byDriver");
        var template = new JdbcTemplate(new SimpleDriverDataSource(DriverManager.getDriver(url), url));
        for (int i = 0; i < 4; i++) {
            template.execute("SELECT 1"); // byDriver
        }
    }

    private static void held(Relayed server) {
        var source = new SingleConnectionDataSource(Jdbc.url(server, "held"), true);
        var template = new JdbcTemplate(source);
        for (int i = 0; i < 4; i++) {
            template.execute("SELECT 1"); // held
        }
        source.destroy(); // held closes
    }
}
