// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http2.Http2Protocol;

/** Tomcat, embedded. What answers is a valve, since the package of servlets is another from Tomcat 10 on. */
public final class TomcatProgram {

    private TomcatProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Visits.start(),
                TomcatProgram::keptAlive,
                TomcatProgram::leftAfterOne,
                TomcatProgram::leftWithoutRequest,
                TomcatProgram::askedToClose,
                TomcatProgram::oldProtocol,
                TomcatProgram::toldToClose,
                TomcatProgram::failed,
                TomcatProgram::rubbish,
                TomcatProgram::reachedLimit,
                TomcatProgram::leftIdle,
                TomcatProgram::overHttp2);
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

    static void reachedLimit(Visits visits) throws Exception {
        var server = server();
        protocol(server).setMaxKeepAliveRequests(3);
        server.start(); // reachedLimit
        visits.to(port(server), "reachedLimit");
    }

    static void leftIdle(Visits visits) throws Exception {
        var server = server();
        protocol(server).setKeepAliveTimeout(1_000);
        server.start(); // leftIdle
        visits.to(port(server), "leftIdle");
    }

    static void overHttp2(Visits visits) throws Exception {
        var server = server();
        server.getConnector().addUpgradeProtocol(new Http2Protocol());
        server.start(); // overHttp2
        visits.stayingAt(port(server), "overHttp2");
    }

    private static Tomcat server() {
        var server = new Tomcat();
        server.setBaseDir("tomcat");
        server.setSilent(true);
        var connector = new Connector("HTTP/1.1");
        connector.setPort(0);
        server.setConnector(connector);
        protocol(server).setMaxThreads(4);
        protocol(server).setMinSpareThreads(1);
        server.getHost().getPipeline().addValve(new Answers());
        server.addContext("", null);
        return server;
    }

    private static Http11NioProtocol protocol(Tomcat server) {
        return (Http11NioProtocol) server.getConnector().getProtocolHandler();
    }

    private static int port(Tomcat server) {
        return server.getConnector().getLocalPort();
    }

    private static final class Answers extends ValveBase {

        Answers() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException {
            switch (String.valueOf(request.getRequestURI())) {
                case "/fail" -> response.setStatus(500);
                case "/close" -> response.setHeader("Connection", "close");
                default -> response.getOutputStream().print("ok");
            }
        }
    }
}
