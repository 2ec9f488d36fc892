// SPDX-License-Identifier: Apache-2.0
package com.example.orders.backend;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.tools.Server;

/** H2 as a server, with the orders in memory. */
public final class DatabaseServer {

    private static final String TABLE = """
            CREATE TABLE orders (
              number INT PRIMARY KEY,
              article VARCHAR(40) NOT NULL,
              units INT NOT NULL,
              total_in_cents INT NOT NULL,
              parcel VARCHAR(20) NOT NULL
            )
            """;

    private DatabaseServer() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        System.setProperty("h2.bindAddress", "127.0.0.1"); // By default H2 listens on all addresses.
        // A database in memory lives as long as someone is connected to it, so this connection stays open.
        try (var connection = DriverManager.getConnection("jdbc:h2:mem:orders", "sa", "");
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
            var server = Server.createTcpServer("-tcpPort", "0").start();
            Lifeline.serveUntilParentEnds(server.getPort());
        }
    }
}
