// SPDX-License-Identifier: Apache-2.0
package org.acme.sql;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A driver of nobody's: {@code acme://host:port}. Its connections say that they are fine, and do nothing but close. */
public final class AcmeDriver implements Driver {

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        var address = URI.create(url.substring("jdbc:".length()));
        try {
            return connection(new Socket(address.getHost(), address.getPort()));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static Connection connection(Socket socket) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                socket.close();
            }
            return method.getReturnType() == boolean.class ? method.getName().equals("isValid") : null;
        };
        return (Connection)
                Proxy.newProxyInstance(AcmeDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:acme:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
