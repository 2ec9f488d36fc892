// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Undertow. */
public final class UndertowProgram {

    private UndertowProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Visits.start(),
                UndertowProgram::keptAlive,
                UndertowProgram::leftAfterOne,
                UndertowProgram::leftWithoutRequest,
                UndertowProgram::askedToClose,
                UndertowProgram::oldProtocol,
                UndertowProgram::toldToClose,
                UndertowProgram::failed,
                UndertowProgram::rubbish,
                UndertowProgram::cutOff,
                UndertowProgram::leftIdle,
                UndertowProgram::overHttp2);
    }

    static void keptAlive(Visits visits) {
        var server = server().build();
        server.start(); // keptAlive
        visits.to(port(server), "keptAlive");
    }

    static void leftAfterOne(Visits visits) {
        var server = server().build();
        server.start(); // leftAfterOne
        visits.to(port(server), "leftAfterOne");
    }

    static void leftWithoutRequest(Visits visits) {
        var server = server().build();
        server.start(); // leftWithoutRequest
        visits.to(port(server), "leftWithoutRequest");
    }

    static void askedToClose(Visits visits) {
        var server = server().build();
        server.start(); // askedToClose
        visits.to(port(server), "askedToClose");
    }

    static void oldProtocol(Visits visits) {
        var server = server().build();
        server.start(); // oldProtocol
        visits.to(port(server), "oldProtocol");
    }

    static void toldToClose(Visits visits) {
        var server = server().build();
        server.start(); // toldToClose
        visits.to(port(server), "toldToClose");
    }

    static void failed(Visits visits) {
        var server = server().build();
        server.start(); // failed
        visits.to(port(server), "failed");
    }

    static void rubbish(Visits visits) {
        var server = server().build();
        server.start(); // rubbish
        visits.to(port(server), "rubbish");
    }

    static void cutOff(Visits visits) {
        var server = server().build();
        server.start(); // cutOff
        visits.to(port(server), "cutOff");
    }

    static void leftIdle(Visits visits) {
        var server = server().setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 1_000)
                .build();
        server.start(); // leftIdle
        visits.to(port(server), "leftIdle");
    }

    static void overHttp2(Visits visits) {
        var server =
                server().setServerOption(UndertowOptions.ENABLE_HTTP2, true).build();
        server.start(); // overHttp2
        visits.stayingAt(port(server), "overHttp2");
    }

    private static Undertow.Builder server() {
        return Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(1)
                .addHttpListener(0, "localhost")
                .setHandler(UndertowProgram::answer);
    }

    private static int port(Undertow server) {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    private static void answer(HttpServerExchange exchange) throws IOException {
        switch (exchange.getRequestPath()) {
            case "/fail" -> throw new IllegalStateException("as asked");
            case "/cut" -> exchange.getConnection().close(); // cutOff closes
            case "/close" -> {
                exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
                exchange.getResponseSender().send("ok");
            }
            default -> exchange.getResponseSender().send("ok");
        }
    }
}
