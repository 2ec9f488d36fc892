// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.acme.sql.AcmeDriver;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** A JDBC driver that nobody listed, asked by each of those that ask drivers. */
public final class UnlistedDriver {

    private UnlistedDriver() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                UnlistedDriver::byDriverManager,
                UnlistedDriver::byDbcp,
                UnlistedDriver::byTomcat,
                UnlistedDriver::bySpring);
    }

    private static void byDriverManager(Relayed server) throws SQLException {
        DriverManager.registerDriver(new AcmeDriver());
        var connection = DriverManager.getConnection(Jdbc.url(server, "byDriverManager")); // byDriverManager
        connection.close();
    }

    private static void byDbcp(Relayed server) throws SQLException {
        try (var pool = new BasicDataSource()) {
            pool.setUrl(Jdbc.url(server, "byDbcp"));
            pool.setDriver(new AcmeDriver());
            var connection = pool.getConnection(); // byDbcp
            connection.close();
        }
    }

    private static void byTomcat(Relayed server) throws SQLException {
        var pool = new DataSource();
        pool.setUrl(Jdbc.url(server, "byTomcat"));
        pool.setDriverClassName(AcmeDriver.class.getName());
        pool.setInitialSize(1);
        pool.setJmxEnabled(false);
        var connection = pool.getConnection(); // byTomcat
        connection.close();
        pool.close();
    }

    private static void bySpring(Relayed server) throws SQLException {
        var source = new SimpleDriverDataSource(new AcmeDriver(), Jdbc.url(server, "bySpring"));
        var connection = source.getConnection(); // bySpring
        connection.close();
    }
}
