// SPDX-License-Identifier: Apache-2.0
package com.example.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** One port of a {@link Relay}: what comes in goes on to the server, and what ends at one side ends at the other. */
final class RelayPort {

    private final int server;
    private final ServerSocket listening;
    private long accepted;
    private int sentinel = -1;

    private RelayPort(int server, ServerSocket listening) {
        this.server = server;
        this.listening = listening;
    }

    static RelayPort open(int server) throws IOException {
        var port = new RelayPort(server, new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
        start(port::accept);
        return port;
    }

    int number() {
        return listening.getLocalPort();
    }

    /** Returns how many connections came in; connects itself, so as to be accepted behind all of them. */
    long accepted() throws IOException, InterruptedException {
        try (var last = new Socket()) {
            last.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            synchronized (this) {
                sentinel = last.getLocalPort();
            }
            last.connect(listening.getLocalSocketAddress());
            synchronized (this) {
                while (sentinel != -1) {
                    wait();
                }
                return accepted;
            }
        }
    }

    private void accept() throws IOException {
        while (true) {
            var client = listening.accept();
            if (isCounted(client)) {
                relay(client);
            } else {
                client.close();
            }
        }
    }

    private synchronized boolean isCounted(Socket client) {
        if (client.getPort() == sentinel) {
            sentinel = -1;
            notifyAll();
            return false;
        }
        accepted++;
        return true;
    }

    private void relay(Socket client) throws IOException {
        client.setTcpNoDelay(true);
        var onward = new Socket(InetAddress.getLoopbackAddress(), server);
        onward.setTcpNoDelay(true);
        start(() -> pump(client, onward));
        start(() -> pump(onward, client));
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException reset) {
            abort(from);
            abort(to);
        }
    }

    private static void abort(Socket socket) throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private static void start(Step step) {
        var thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                // The other direction of this connection has ended it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Step {

        void run() throws IOException;
    }
}
