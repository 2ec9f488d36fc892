// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Lifeline;
import java.sql.SQLException;
import org.h2.tools.Server;

/** An H2 database that is served over TCP. Prints its port; ends with its stdin. */
public final class H2Server {

    private H2Server() {}

    public static void main(String[] arguments) throws SQLException {
        Lifeline.hold();
        var server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        System.out.println(server.getPort());
    }
}
