// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import java.util.Map;

/**
 * The methods that call a JDBC driver to connect: what they call is a driver, known or not. Methods that call a
 * {@code DataSource} are not among them, since that may be a class of the application's own.
 */
final class DriverCallers {

    /** The method by its class; empty for all methods of the class. */
    private static final Map<String, String> METHODS = Map.of(
            "java.sql.DriverManager", "",
            "com.mchange.v2.c3p0.DriverManagerDataSource", "getConnection",
            "com.zaxxer.hikari.util.DriverDataSource", "getConnection",
            "org.apache.commons.dbcp2.DriverConnectionFactory", "createConnection",
            "org.apache.tomcat.jdbc.pool.PooledConnection", "connectUsingDriver",
            "org.springframework.jdbc.datasource.SimpleDriverDataSource", "getConnectionFromDriver");

    private DriverCallers() {}

    static boolean contains(StackTraceElement frame) {
        String method = METHODS.get(frame.getClassName());
        return method != null && (method.isEmpty() || method.equals(frame.getMethodName()));
    }
}
