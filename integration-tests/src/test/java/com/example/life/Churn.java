// SPDX-License-Identifier: Apache-2.0
package com.example.life;

import com.example.Lifeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Opens and closes connections to itself, and then ends in the way it is told. */
public final class Churn {

    private Churn() {}

    /** @param arguments how many connections, how to end, and whatever else */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        int number = Integer.parseInt(arguments[0]);
        if (number > 0) {
            churn(number);
        }
        System.out.println("done");
        end(arguments[1]);
    }

    private static void churn(int number) throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < number; i++) {
                open(server).close();
            }
        }
    }

    private static Socket open(ServerSocket server) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        server.accept().close();
        return socket;
    }

    private static void end(String how) throws InterruptedException {
        switch (how) {
            case "return" -> {
                // As main does now.
            }
            case "exit" -> System.exit(7);
            case "throw" -> throw new IllegalStateException("as told");
            case "sleep" -> Thread.sleep(Long.MAX_VALUE);
            default -> throw new IllegalArgumentException(how);
        }
    }
}
