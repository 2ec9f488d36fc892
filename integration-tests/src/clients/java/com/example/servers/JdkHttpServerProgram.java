// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The JDK's own {@code HttpServer}. */
public final class JdkHttpServerProgram {

    private JdkHttpServerProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Visits.start(),
                JdkHttpServerProgram::keptAlive,
                JdkHttpServerProgram::leftAfterOne,
                JdkHttpServerProgram::leftWithoutRequest,
                JdkHttpServerProgram::askedToClose,
                JdkHttpServerProgram::oldProtocol,
                JdkHttpServerProgram::toldToClose,
                JdkHttpServerProgram::failed,
                JdkHttpServerProgram::rubbish,
                JdkHttpServerProgram::cutOff,
                JdkHttpServerProgram::stopped);
    }

    static void keptAlive(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // keptAlive
        visits.to(started(server), "keptAlive");
    }

    static void leftAfterOne(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // leftAfterOne
        visits.to(started(server), "leftAfterOne");
    }

    static void leftWithoutRequest(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // leftWithoutRequest
        visits.to(started(server), "leftWithoutRequest");
    }

    static void askedToClose(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // askedToClose
        visits.to(started(server), "askedToClose");
    }

    static void oldProtocol(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // oldProtocol
        visits.to(started(server), "oldProtocol");
    }

    static void toldToClose(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // toldToClose
        visits.to(started(server), "toldToClose");
    }

    static void failed(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // failed
        visits.to(started(server), "failed");
    }

    static void rubbish(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // rubbish
        visits.to(started(server), "rubbish");
    }

    static void cutOff(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // cutOff
        visits.to(started(server), "cutOff");
    }

    static void stopped(Visits visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // stopped
        visits.stayingAt(started(server), "stopped");
        server.stop(0); // stopped closes
        visits.leave();
    }

    private static int started(HttpServer server) {
        server.createContext("/", JdkHttpServerProgram::answer);
        server.start();
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/fail" -> throw new IllegalStateException("as asked");
            case "/cut" -> exchange.close(); // cutOff closes
            case "/close" -> {
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, -1);
            }
            default -> exchange.sendResponseHeaders(200, -1);
        }
    }
}
