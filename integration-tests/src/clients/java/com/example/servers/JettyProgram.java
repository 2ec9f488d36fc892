// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import java.io.IOException;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 9.4 to 11. What answers is the server itself, since the package of servlets is another from 11 on. */
public final class JettyProgram {

    private JettyProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Visits.start(),
                JettyProgram::keptAlive,
                JettyProgram::leftAfterOne,
                JettyProgram::leftWithoutRequest,
                JettyProgram::askedToClose,
                JettyProgram::oldProtocol,
                JettyProgram::toldToClose,
                JettyProgram::failed,
                JettyProgram::rubbish,
                JettyProgram::leftIdle,
                JettyProgram::overHttp2);
    }

    static void keptAlive(Visits visits) throws Exception {
        var server = server();
        server.start(); // keptAlive
        visits.to(port(server), "keptAlive");
    }

    static void leftAfterOne(Visits visits) throws Exception {
        var server = server();
        server.start(); // leftAfterOne
        visits.to(port(server), "leftAfterOne");
    }

    static void leftWithoutRequest(Visits visits) throws Exception {
        var server = server();
        server.start(); // leftWithoutRequest
        visits.to(port(server), "leftWithoutRequest");
    }

    static void askedToClose(Visits visits) throws Exception {
        var server = server();
        server.start(); // askedToClose
        visits.to(port(server), "askedToClose");
    }

    static void oldProtocol(Visits visits) throws Exception {
        var server = server();
        server.start(); // oldProtocol
        visits.to(port(server), "oldProtocol");
    }

    static void toldToClose(Visits visits) throws Exception {
        var server = server();
        server.start(); // toldToClose
        visits.to(port(server), "toldToClose");
    }

    static void failed(Visits visits) throws Exception {
        var server = server();
        server.start(); // failed
        visits.to(port(server), "failed");
    }

    static void rubbish(Visits visits) throws Exception {
        var server = server();
        server.start(); // rubbish
        visits.to(port(server), "rubbish");
    }

    static void leftIdle(Visits visits) throws Exception {
        var server = server();
        connector(server).setIdleTimeout(1_000);
        server.start(); // leftIdle
        visits.to(port(server), "leftIdle");
    }

    static void overHttp2(Visits visits) throws Exception {
        var server = server();
        connector(server).addConnectionFactory(new HTTP2CServerConnectionFactory(new HttpConfiguration()));
        server.start(); // overHttp2
        visits.stayingAt(port(server), "overHttp2");
    }

    private static Server server() {
        var server = new Answers();
        server.addConnector(new ServerConnector(server, 1, 1));
        return server;
    }

    private static ServerConnector connector(Server server) {
        return (ServerConnector) server.getConnectors()[0];
    }

    private static int port(Server server) {
        return connector(server).getLocalPort();
    }

    private static final class Answers extends Server {

        @Override
        public void handle(HttpChannel channel) throws IOException {
            var response = channel.getResponse();
            channel.getRequest().setHandled(true);
            switch (channel.getRequest().getRequestURI()) {
                case "/fail" -> throw new IllegalStateException("as asked");
                case "/close" -> response.setHeader("Connection", "close");
                default -> response.getOutputStream().print("ok");
            }
        }
    }
}
