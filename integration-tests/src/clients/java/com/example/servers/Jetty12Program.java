// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Jetty 12, without servlets. */
public final class Jetty12Program {

    private Jetty12Program() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Visits.start(),
                Jetty12Program::keptAlive,
                Jetty12Program::leftAfterOne,
                Jetty12Program::leftWithoutRequest,
                Jetty12Program::askedToClose,
                Jetty12Program::oldProtocol,
                Jetty12Program::toldToClose,
                Jetty12Program::failed,
                Jetty12Program::rubbish,
                Jetty12Program::leftIdle,
                Jetty12Program::overHttp2);
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
            switch (request.getHttpURI().getPath()) {
                case "/fail" -> Response.writeError(request, response, callback, 500);
                case "/close" -> {
                    response.getHeaders().put(HttpHeader.CONNECTION, "close");
                    callback.succeeded();
                }
                default -> Content.Sink.write(response, true, "ok", callback);
            }
            return true;
        }
    }
}
