// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.visit.Visits;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** What goes wrong with the JDK's {@code HttpServer}, and with those who visit it. */
final class JdkHttpServerMistakes {

    private JdkHttpServerMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.visited(JdkHttpServerMistakes.class, arguments);
    }

    static void cutOff(Visits visits) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // cutOff
        start(server, JdkHttpServerMistakes::cutOff);
        visits.to(port(server), "worksCutOff", "cutOff");
    }

    static void cutOffRight(Visits visits) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        start(server, JdkHttpServerMistakes::answer);
        visits.to(port(server), "worksCutOff", "cutOff");
    }

    static void saysClose(Visits visits) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // saysClose
        start(server, JdkHttpServerMistakes::answerLast);
        visits.to(port(server), "works", "saysClose");
    }

    static void saysCloseRight(Visits visits) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        start(server, JdkHttpServerMistakes::answer);
        visits.to(port(server), "works", "saysClose");
    }

    static void impatient(Visits visits) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // impatient
        start(server, JdkHttpServerMistakes::answer);
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void impatientRight(Visits visits) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        start(server, JdkHttpServerMistakes::answer);
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void askedToClose(Visits visits) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0); // askedToClose
        start(server, JdkHttpServerMistakes::answer);
        visits.to(port(server), "asksEachToClose", "askedToClose");
    }

    static void askedToCloseRight(Visits visits) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        start(server, JdkHttpServerMistakes::answer);
        visits.to(port(server), "works", "askedToClose");
    }

    private static void start(HttpServer server, HttpHandler handler) {
        server.createContext("/", handler);
        server.start();
    }

    private static void cutOff(HttpExchange exchange) {
        exchange.close();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static void answerLast(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Connection", "close");
        answer(exchange);
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }
}
