// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.drivers.Jdbc;
import com.example.relay.Relayed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.apache.commons.dbcp2.BasicDataSource;

/** What goes wrong with Commons DBCP 2. */
final class Dbcp2Mistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    private Dbcp2Mistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(Dbcp2Mistakes.class, arguments);
    }

    static void dataSourcePerRequest(Relayed server) throws SQLException {
        for (int i = 0; i < UNITS; i++) {
            var pool = pool(server, "dataSourcePerRequest");
            var connection = pool.getConnection(); // dataSourcePerRequest
            Jdbc.query(connection);
            connection.close();
            pool.close();
        }
    }

    static void dataSourcePerRequestRight(Relayed server) throws SQLException {
        var pool = pool(server, "dataSourcePerRequest");
        for (int i = 0; i < UNITS; i++) {
            var connection = pool.getConnection();
            Jdbc.query(connection);
            connection.close();
        }
        pool.close();
    }

    static void keepsTooFew(Relayed server) throws Exception {
        var pool = pool(server, "keepsTooFew");
        pool.setMaxIdle(1);
        pool.getConnection().close(); // keepsTooFew
        workInBursts(pool, 10);
        pool.close();
    }

    static void keepsTooFewRight(Relayed server) throws Exception {
        var pool = pool(server, "keepsTooFew");
        pool.getConnection().close();
        workInBursts(pool, 10);
        pool.close();
    }

    static void livesTooShort(Relayed server) throws Exception {
        var pool = pool(server, "livesTooShort");
        pool.setMaxConnLifetimeMillis(500);
        pool.getConnection().close(); // livesTooShort
        workInBursts(pool, 1000);
        pool.close();
    }

    static void livesTooShortRight(Relayed server) throws Exception {
        var pool = pool(server, "livesTooShort");
        pool.getConnection().close();
        workInBursts(pool, 1000);
        pool.close();
    }

    static void idleTooShort(Relayed server) throws Exception {
        var pool = pool(server, "idleTooShort");
        pool.setMinEvictableIdleTimeMillis(300);
        pool.setTimeBetweenEvictionRunsMillis(100);
        pool.getConnection().close(); // idleTooShort
        workInBursts(pool, 1500);
        pool.close();
    }

    static void idleTooShortRight(Relayed server) throws Exception {
        var pool = pool(server, "idleTooShort");
        pool.getConnection().close();
        workInBursts(pool, 1500);
        pool.close();
    }

    /** The database ends a session that does nothing for two seconds. */
    static void stale(Relayed server) throws Exception {
        var pool = pool(server, "stale");
        pool.setConnectionProperties("options=-c idle_session_timeout=2000");
        pool.setValidationQuery("SELECT 1");
        pool.setTestOnBorrow(true);
        pool.getConnection().close(); // stale
        workInBursts(pool, 4000);
        pool.close();
    }

    static void staleRight(Relayed server) throws Exception {
        var pool = pool(server, "stale");
        pool.setValidationQuery("SELECT 1");
        pool.setTestOnBorrow(true);
        pool.getConnection().close();
        workInBursts(pool, 4000);
        pool.close();
    }

    private static BasicDataSource pool(Relayed server, String mistake) {
        var pool = new BasicDataSource();
        pool.setUrl(Jdbc.url(server, mistake));
        pool.setMaxTotal(BURST);
        pool.setMaxIdle(BURST);
        pool.setLogExpiredConnections(false);
        return pool;
    }

    /** Several at one time, again and again, with a pause between. */
    private static void workInBursts(BasicDataSource pool, long pauseMillis) throws Exception {
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(pool);
            Thread.sleep(pauseMillis);
        }
    }

    /** Each has a connection of its own: none is given back before all are lent. */
    private static void burst(BasicDataSource pool) throws SQLException {
        var lent = new ArrayList<Connection>();
        for (int i = 0; i < BURST; i++) {
            lent.add(pool.getConnection());
        }
        for (var connection : lent) {
            Jdbc.query(connection);
            connection.close();
        }
    }
}
