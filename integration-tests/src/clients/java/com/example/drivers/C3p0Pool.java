// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Kernel;
import com.example.Scenarios;
import com.example.relay.Relayed;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** c3p0, whose helper threads open and close its connections. */
public final class C3p0Pool {

    private C3p0Pool() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), C3p0Pool::shared, C3p0Pool::grown, C3p0Pool::perOperation);
    }

    private static void shared(Relayed server) throws SQLException, InterruptedException {
        var pool = pool(server, "shared", 1);
        for (int i = 0; i < 4; i++) {
            var connection = pool.getConnection(); // shared
            Jdbc.query(connection);
            connection.close();
        }
        Jdbc.await(() -> isIdle(pool, 1));
        pool.close(); // shared closes
        Kernel.awaitNoneEstablished(server.port("shared"));
    }

    private static void grown(Relayed server) throws SQLException, InterruptedException {
        var pool = pool(server, "grown", 3);
        var lent = new ArrayList<Connection>();
        for (int i = 0; i < 3; i++) {
            lent.add(pool.getConnection()); // grown
        }
        for (var connection : lent) {
            connection.close();
        }
        Jdbc.await(() -> isIdle(pool, 3));
        pool.close(); // grown closes
        Kernel.awaitNoneEstablished(server.port("grown"));
    }

    private static void perOperation(Relayed server) throws SQLException, InterruptedException {
        for (int i = 0; i < 4; i++) {
            var pool = pool(server, "perOperation", 1);
            var connection = pool.getConnection(); // perOperation
            Jdbc.query(connection);
            connection.close();
            Jdbc.await(() -> isIdle(pool, 1));
            pool.close(); // perOperation closes
            Kernel.awaitNoneEstablished(server.port("perOperation"));
        }
    }

    /** What is closed is put back by a helper thread. */
    private static boolean isIdle(ComboPooledDataSource pool, int connections) {
        try {
            return pool.getNumIdleConnections() == connections;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ComboPooledDataSource pool(Relayed server, String scenario, int most) {
        var pool = new ComboPooledDataSource();
        pool.setJdbcUrl(Jdbc.url(server, scenario));
        pool.setInitialPoolSize(1);
        pool.setMinPoolSize(1);
        pool.setAcquireIncrement(1);
        pool.setMaxPoolSize(most);
        return pool;
    }
}
