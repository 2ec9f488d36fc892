// SPDX-License-Identifier: Apache-2.0
package com.example.late;

import com.example.Lifeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens connections to itself until it is told to end, by the file {@code end}: by one method four times as many as by
 * another, which both close what they open, and some that stay open.
 */
public final class SteadyLoad {

    private static final int ROUNDS_BETWEEN_KEPT = 20;

    private final ServerSocket server;
    private final List<Socket> kept = new ArrayList<>();

    private int rounds;

    private SteadyLoad(ServerSocket server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException {
        Lifeline.hold();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var load = new SteadyLoad(server);
            System.out.println("ready");
            while (!Files.exists(Path.of(arguments[0], "end"))) {
                load.round();
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private void round() throws IOException {
        for (int i = 0; i < 4; i++) {
            often();
        }
        seldom();
        if (rounds++ % ROUNDS_BETWEEN_KEPT == 0) {
            keep();
        }
    }

    private void often() throws IOException {
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        client.close();
        server.accept().close();
    }

    private void seldom() throws IOException {
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        server.accept().close();
        client.close();
    }

    private void keep() throws IOException {
        kept.add(new Socket(server.getInetAddress(), server.getLocalPort()));
        kept.add(server.accept());
    }
}
