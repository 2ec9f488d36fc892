// SPDX-License-Identifier: Apache-2.0
package com.example.orders.fixed;

import com.example.orders.Order;
import com.example.orders.OrderStore;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Stores orders over JDBC.
 *
 * <p><b>Changed:</b> takes connections from a pool that has one for each worker. Closing such a connection gives it
 * back; the pool closes them when the store closes.
 */
public final class JdbcOrderStore implements OrderStore {

    private static final String INSERT = """
            INSERT INTO orders (number, article, units, total_in_cents, parcel)
            VALUES (?, ?, ?, ?, ?)
            """;

    private final JdbcConnectionPool pool;

    public JdbcOrderStore(String jdbcUrl, int workers) {
        this.pool = JdbcConnectionPool.create(jdbcUrl, "sa", "");
        pool.setMaxConnections(workers);
    }

    @Override
    public void store(Order order, int totalInCents, String parcel) throws SQLException {
        try (var connection = pool.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, order.number());
            insert.setString(2, order.article());
            insert.setInt(3, order.units());
            insert.setInt(4, totalInCents);
            insert.setString(5, parcel);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
