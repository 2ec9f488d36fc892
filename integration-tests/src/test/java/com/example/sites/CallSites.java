// SPDX-License-Identifier: Apache-2.0
package com.example.sites;

import com.example.Lifeline;
import com.example.deep.Deep;
import com.example.peer.PeerProcess;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Opens connections from every kind of place in a program. */
public final class CallSites {

    private CallSites() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start();
        peer.serve();
        Target.port = peer.port();
        for (int i = 0; i < 3; i++) {
            inLambda();
            inNestedLambda();
            new InConstructor();
            call(CallSites::referenced);
            inAnonymousClass();
            inExecutor();
            recursive(200);
            belowDeepLibrary(150);
        }
        InStaticInitializer.load();
        twoLines();
        belowVeryDeepLibrary(1200);
        closedByDeepLibrary();
        httpServer();
        peer.end();
    }

    private static void inLambda() throws Exception {
        call(() -> {
            new Socket(Target.HOST, Target.port).close(); // inLambda
            return null;
        });
    }

    private static void inNestedLambda() throws Exception {
        call(() -> call(() -> {
            new Socket(Target.HOST, Target.port).close(); // inNestedLambda
            return null;
        }));
    }

    private static Object referenced() throws IOException {
        new Socket(Target.HOST, Target.port).close(); // referenced
        return null;
    }

    private static void inAnonymousClass() throws Exception {
        call(new Callable<Void>() {
            @Override
            public Void call() throws IOException {
                new Socket(Target.HOST, Target.port).close(); // inAnonymousClass
                return null;
            }
        });
    }

    private static void inExecutor() throws Exception {
        var executor = Executors.newSingleThreadExecutor();
        Callable<Void> task = () -> {
            new Socket(Target.HOST, Target.port).close(); // inExecutor
            return null;
        };
        executor.submit(task).get();
        executor.shutdown();
    }

    private static void recursive(int depth) throws IOException {
        if (depth > 0) {
            recursive(depth - 1);
        } else {
            new Socket(Target.HOST, Target.port).close(); // recursive
        }
    }

    private static void belowDeepLibrary(int depth) throws IOException {
        Deep.connect(depth, Target.port).close(); // belowDeepLibrary
    }

    private static void belowVeryDeepLibrary(int depth) throws IOException {
        Deep.connect(depth, Target.port).close(); // belowVeryDeepLibrary
    }

    private static void closedByDeepLibrary() throws IOException {
        var socket = new Socket(Target.HOST, Target.port);
        Deep.close(150, socket); // closedByDeepLibrary closes
    }

    private static void twoLines() throws IOException {
        for (int i = 0; i < 8; i++) {
            if (i < 3) {
                new Socket(Target.HOST, Target.port).close(); // twoLines, three times
            } else {
                new Socket(Target.HOST, Target.port).close(); // twoLines, five times
            }
        }
    }

    private static void httpServer() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(Target.HOST, 0), 0); // httpServer
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        for (int i = 0; i < 4; i++) {
            get(server.getAddress().getPort());
        }
        server.stop(0);
    }

    private static void get(int port) throws IOException {
        var connection = (HttpURLConnection) new URL("http://127.0.0.1:" + port + "/").openConnection();
        connection.setRequestProperty("Connection", "close");
        if (connection.getResponseCode() != 204) {
            throw new IllegalStateException();
        }
    }

    static Object call(Callable<?> callable) throws Exception {
        return callable.call();
    }
}
