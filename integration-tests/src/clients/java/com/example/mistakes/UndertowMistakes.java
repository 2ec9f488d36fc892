// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.visit.Visits;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;

/** What goes wrong with Undertow, and with those who visit it. */
final class UndertowMistakes {

    private UndertowMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.visited(UndertowMistakes.class, arguments);
    }

    static void impatient(Visits visits) throws Exception {
        var server = server().setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 1_000)
                .build();
        server.start(); // impatient
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void impatientRight(Visits visits) throws Exception {
        var server = server().build();
        server.start();
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void askedToClose(Visits visits) throws Exception {
        var server = server().build();
        server.start(); // askedToClose
        visits.to(port(server), "asksEachToClose", "askedToClose");
    }

    static void askedToCloseRight(Visits visits) throws Exception {
        var server = server().build();
        server.start();
        visits.to(port(server), "works", "askedToClose");
    }

    private static Undertow.Builder server() {
        return Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(1)
                .addHttpListener(0, "localhost")
                .setHandler(exchange -> exchange.getResponseSender().send("ok"));
    }

    private static int port(Undertow server) {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }
}
