// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.visit.Visits;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** What goes wrong with Jetty, and with those who visit it. */
final class JettyServerMistakes {

    private JettyServerMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.visited(JettyServerMistakes.class, arguments);
    }

    static void impatient(Visits visits) throws Exception {
        var server = server();
        connector(server).setIdleTimeout(1_000);
        server.start(); // impatient
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void impatientRight(Visits visits) throws Exception {
        var server = server();
        server.start();
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void askedToClose(Visits visits) throws Exception {
        var server = server();
        server.start(); // askedToClose
        visits.to(port(server), "asksEachToClose", "askedToClose");
    }

    static void askedToCloseRight(Visits visits) throws Exception {
        var server = server();
        server.start();
        visits.to(port(server), "works", "askedToClose");
    }

    private static Server server() {
        var server = new Server();
        server.addConnector(new ServerConnector(server, 1, 1));
        server.setHandler(new Answers());
        return server;
    }

    private static ServerConnector connector(Server server) {
        return (ServerConnector) server.getConnectors()[0];
    }

    private static int port(Server server) {
        return connector(server).getLocalPort();
    }

    private static final class Answers extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "ok", callback);
            return true;
        }
    }
}
