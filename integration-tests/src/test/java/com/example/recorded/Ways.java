// SPDX-License-Identifier: Apache-2.0
package com.example.recorded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** The ways in which a connection begins and ends, each at a method of its own. When a method returns, all of it is closed. */
final class Ways {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private Ways() {}

    static void closedHere(int times) throws IOException {
        try (var server = new ServerSocket(0, 50, LOOPBACK)) {
            for (int i = 0; i < times; i++) {
                var socket = new Socket(LOOPBACK, server.getLocalPort());
                var accepted = server.accept();
                socket.close();
                accepted.getInputStream().read();
                accepted.close();
            }
        }
    }

    static void closedThere(int times) throws IOException {
        try (var server = new ServerSocket(0, 50, LOOPBACK)) {
            for (int i = 0; i < times; i++) {
                var socket = new Socket(LOOPBACK, server.getLocalPort());
                server.accept().close();
                socket.getInputStream().read();
                socket.close();
            }
        }
    }

    static void resetHere(int times) throws IOException {
        try (var server = new ServerSocket(0, 50, LOOPBACK)) {
            for (int i = 0; i < times; i++) {
                var socket = new Socket(LOOPBACK, server.getLocalPort());
                var accepted = server.accept();
                socket.setSoLinger(true, 0);
                socket.close();
                readReset(accepted);
                accepted.close();
            }
        }
    }

    private static void readReset(Socket socket) throws IOException {
        try {
            socket.getInputStream().read();
            throw new AssertionError("the connection was not reset");
        } catch (SocketException asItIsToBe) {
            // What the peer's RST makes of a read.
        }
    }

    static void refused(int times) throws IOException {
        int port;
        try (var server = new ServerSocket(0, 50, LOOPBACK)) {
            port = server.getLocalPort();
        }
        for (int i = 0; i < times; i++) {
            try (var socket = new Socket(LOOPBACK, port)) {
                throw new AssertionError(socket + " is connected");
            } catch (IOException asItIsToBe) {
                // Nobody listens there any more.
            }
        }
    }

    /** Connects here, and lets another thread finish it, as an event loop does. */
    static void finishedElsewhere() throws Exception {
        try (var server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                var channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.connect(server.getLocalAddress());
            var loop = new Thread(() -> finish(channel), "loop");
            loop.start();
            loop.join();
            server.accept().close();
        }
    }

    private static void finish(SocketChannel channel) {
        try {
            while (!channel.finishConnect()) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes requests over a connection each, though one would have done. */
    static void disconnected(int times) throws Exception {
        try (var server = new ServerSocket(0, 50, LOOPBACK)) {
            var serving = new Thread(() -> serve(server, times), "server");
            serving.start();
            var url = new URL("http://" + LOOPBACK.getHostAddress() + ":" + server.getLocalPort() + "/");
            for (int i = 0; i < times; i++) {
                var connection = (HttpURLConnection) url.openConnection();
                connection.getInputStream().readAllBytes();
                connection.disconnect();
            }
            serving.join();
        }
    }

    private static void serve(ServerSocket server, int times) {
        try {
            for (int i = 0; i < times; i++) {
                try (var socket = server.accept()) {
                    var lines = new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII);
                    while (!lines.nextLine().isEmpty()) {
                        // The head of a request.
                    }
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                                    .getBytes(StandardCharsets.US_ASCII));
                    if (lines.hasNextLine()) {
                        throw new AssertionError("a second request over one connection");
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
