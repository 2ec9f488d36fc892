// SPDX-License-Identifier: Apache-2.0
package com.example.orders.churny;

import com.example.orders.Order;
import com.example.orders.OrderStore;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Stores orders over JDBC.
 *
 * <p><b>Wrong:</b> connects to the database for every insert. That costs a TCP connection and a login, which take
 * longer than the insert.
 *
 * <p><b>Why people write it:</b> it is how every JDBC tutorial begins, it closes everything, and with the database on
 * the developer's own machine nothing is slow.
 */
public final class JdbcOrderStore implements OrderStore {

    private static final String INSERT = """
            INSERT INTO orders (number, article, units, total_in_cents, parcel)
            VALUES (?, ?, ?, ?, ?)
            """;

    private final String jdbcUrl;

    public JdbcOrderStore(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    @Override
    public void store(Order order, int totalInCents, String parcel) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl, "sa", "");
                var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, order.number());
            insert.setString(2, order.article());
            insert.setInt(3, order.units());
            insert.setInt(4, totalInCents);
            insert.setString(5, parcel);
            insert.executeUpdate();
        }
    }
}
