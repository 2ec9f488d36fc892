// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The {@code redis-server} of the host, which keeps nothing on disk. Prints its port; ends with its stdin. */
public final class RedisServer {

    private RedisServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = freePort();
        var redis = new ProcessBuilder(
                        "redis-server", "--port", Integer.toString(port), "--save", "", "--bind", "127.0.0.1")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(redis::destroy));
        while (!accepts(port)) {
            Thread.sleep(10);
        }
        System.out.println(port);
        while (System.in.read() != -1) {
            // Nothing is sent; whatever came would not be the end.
        }
        System.exit(0);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
