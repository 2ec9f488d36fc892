// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.http.Origin;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong with plain sockets, by requests that are written by hand. */
final class SocketMistakes {

    private static final int UNITS = 24;
    private static final int PROBES = 14;

    /** Reachable to the end, as in a pool that nobody cleans. */
    private static final List<Socket> KEPT = new ArrayList<>();

    private SocketMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(SocketMistakes.class, arguments);
    }

    static void perOperation(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            try (var socket = new Socket(host(origin), port(origin))) { // perOperation
                send(socket, "perOperation");
                receive(socket);
            }
        }
    }

    static void perOperationRight(Origin origin) throws IOException {
        try (var socket = new Socket(host(origin), port(origin))) {
            for (int i = 0; i < UNITS; i++) {
                send(socket, "perOperation");
                receive(socket);
            }
        }
    }

    /** The server closes them, and nobody looks; until the program ends, which takes longer than is allowed. */
    static void kept(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var socket = new Socket(host(origin), impatientPort(origin)); // kept
            send(socket, "kept");
            receive(socket);
            KEPT.add(socket);
        }
        origin.awaitServerClosedIdle();
    }

    static void keptRight(Origin origin) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < UNITS; i++) {
            var socket = new Socket(host(origin), impatientPort(origin));
            send(socket, "kept");
            receive(socket);
            sockets.add(socket);
        }
        for (var socket : sockets) {
            while (socket.getInputStream().read() >= 0) {
                // Nothing follows but the end.
            }
            socket.close();
        }
    }

    static void probes(Origin origin) throws Exception {
        for (int i = 0; i < PROBES; i++) {
            try (var socket = new Socket(host(origin), port(origin))) { // probes
                send(socket, "probes");
                receive(socket);
            }
            Thread.sleep(1000);
        }
    }

    static void probesRight(Origin origin) throws Exception {
        try (var socket = new Socket(host(origin), port(origin))) {
            for (int i = 0; i < PROBES; i++) {
                send(socket, "probes");
                receive(socket);
                Thread.sleep(1000);
            }
        }
    }

    /** All at one time, so that none of them could do the work of another. */
    static void lingers(Origin origin) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < UNITS; i++) {
            var socket = new Socket(host(origin), port(origin));
            socket.setSoLinger(true, 0);
            send(socket, "lingers");
            receive(socket);
            sockets.add(socket);
        }
        for (var socket : sockets) {
            socket.close(); // lingers
        }
    }

    static void lingersRight(Origin origin) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < UNITS; i++) {
            var socket = new Socket(host(origin), port(origin));
            send(socket, "lingers");
            receive(socket);
            sockets.add(socket);
        }
        for (var socket : sockets) {
            socket.close();
        }
    }

    static void unread(Origin origin) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < UNITS; i++) {
            var socket = new Socket(host(origin), port(origin));
            send(socket, "unread");
            socket.getInputStream().read();
            sockets.add(socket);
        }
        for (var socket : sockets) {
            socket.close(); // unread
        }
    }

    static void unreadRight(Origin origin) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < UNITS; i++) {
            var socket = new Socket(host(origin), port(origin));
            send(socket, "unread");
            receive(socket);
            sockets.add(socket);
        }
        for (var socket : sockets) {
            socket.close();
        }
    }

    static void leaks(Origin origin) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            var socket = new Socket(host(origin), port(origin)); // leaks
            send(socket, "leaks");
            receive(socket);
        }
        System.gc();
        Thread.sleep(500);
    }

    static void leaksRight(Origin origin) throws Exception {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < UNITS; i++) {
            var socket = new Socket(host(origin), port(origin));
            send(socket, "leaks");
            receive(socket);
            sockets.add(socket);
        }
        for (var socket : sockets) {
            socket.close();
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        for (int i = 0; i < 15 * UNITS; i++) {
            try {
                new Socket("127.0.0.1", 1).close(); // nobodyListens
            } catch (ConnectException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                new Socket("127.0.0.1", 1).close();
            } catch (ConnectException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static String host(Origin origin) {
        return URI.create(origin.base()).getHost();
    }

    private static int port(Origin origin) {
        return URI.create(origin.base()).getPort();
    }

    private static int impatientPort(Origin origin) {
        return URI.create(origin.impatient()).getPort();
    }

    private static void send(Socket socket, String path) throws IOException {
        String request = "GET /" + path + " HTTP/1.1\r\nHost: test\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads a response to its end: its body is a hundred bytes. */
    private static void receive(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        in.readNBytes(100);
    }
}
