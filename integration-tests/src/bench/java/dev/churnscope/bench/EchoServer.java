// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/** The other end of {@link ChurnCost}, in a JVM of its own: sends back what it gets until the client closes. */
public final class EchoServer {

    /** Several, since the ports of one address run out: a closed connection keeps its own for a minute. */
    private static final int PORTS = 16;

    private static final int THREADS_PER_PORT = 2;

    private EchoServer() {}

    /** Prints its ports, and ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        var ports = new ArrayList<String>();
        for (int i = 0; i < PORTS; i++) {
            var server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
            ports.add(Integer.toString(server.getLocalPort()));
            for (int thread = 0; thread < THREADS_PER_PORT; thread++) {
                var acceptor = new Thread(() -> serve(server), "acceptor");
                acceptor.setDaemon(true);
                acceptor.start();
            }
        }
        System.out.println(String.join(" ", ports));
        while (System.in.read() >= 0) {
            // Only its end matters.
        }
    }

    private static void serve(ServerSocket server) {
        var buffer = new byte[64];
        while (true) {
            try (var socket = server.accept()) {
                socket.setTcpNoDelay(true);
                var in = socket.getInputStream();
                var out = socket.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }
}
