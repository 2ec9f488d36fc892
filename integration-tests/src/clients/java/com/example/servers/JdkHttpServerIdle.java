// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The JDK's {@code HttpServer} with a timeout, which is one for all servers of a JVM. */
public final class JdkHttpServerIdle {

    private JdkHttpServerIdle() {}

    public static void main(String[] arguments) {
        Scenarios.run(Visits.start(), JdkHttpServerIdle::leftIdle);
    }

    static void leftIdle(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // leftIdle
        server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
        server.start();
        visits.to(server.getAddress().getPort(), "leftIdle");
    }
}
