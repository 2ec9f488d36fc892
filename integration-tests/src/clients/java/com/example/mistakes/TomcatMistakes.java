// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.visit.Visits;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11NioProtocol;

/** What goes wrong with Tomcat, embedded, and with those who visit it. */
final class TomcatMistakes {

    private TomcatMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.visited(TomcatMistakes.class, arguments);
    }

    static void limited(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(3);
        server.start(); // limited
        visits.to(port(server), "works", "limited");
    }

    static void limitedRight(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start();
        visits.to(port(server), "works", "limited");
    }

    static void failing(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start(); // failing
        visits.to(port(server), "worksWithErrors", "failing");
    }

    static void failingRight(Visits visits) throws Exception {
        var server = server(new Answers(404));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start();
        visits.to(port(server), "worksWithErrors", "failing");
    }

    static void impatient(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setKeepAliveTimeout(1_000);
        server.start(); // impatient
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void impatientRight(Visits visits) throws Exception {
        var server = server(new Answers(500));
        server.start();
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void askedToClose(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start(); // askedToClose
        visits.to(port(server), "asksEachToClose", "askedToClose");
    }

    static void askedToCloseRight(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start();
        visits.to(port(server), "works", "askedToClose");
    }

    static void askedByOldProtocol(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start(); // askedByOldProtocol
        visits.to(port(server), "asksByOldProtocol", "askedByOldProtocol");
    }

    static void askedByOldProtocolRight(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start();
        visits.to(port(server), "works", "askedByOldProtocol");
    }

    static void left(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start(); // left
        visits.to(port(server), "leavesAfterEach", "left");
    }

    static void leftRight(Visits visits) throws Exception {
        var server = server(new Answers(500));
        protocol(server).setMaxKeepAliveRequests(-1);
        server.start();
        visits.to(port(server), "works", "left");
    }

    private static Tomcat server(Answers answers) {
        var server = new Tomcat();
        server.setBaseDir("tomcat");
        server.setSilent(true);
        var connector = new Connector("HTTP/1.1");
        connector.setPort(0);
        server.setConnector(connector);
        protocol(server).setMaxThreads(12);
        protocol(server).setMinSpareThreads(1);
        server.getHost().getPipeline().addValve(answers);
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

        private final int statusOfFailure;

        Answers(int statusOfFailure) {
            super(true);
            this.statusOfFailure = statusOfFailure;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException {
            if (request.getRequestURI().equals("/fail")) {
                response.setStatus(statusOfFailure);
            }
            response.getOutputStream().print("ok");
        }
    }
}
