// SPDX-License-Identifier: Apache-2.0
package com.example.life;

import com.example.Lifeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Opens and closes connections to itself for as long as a file does not exist. */
public final class ChurnOften {

    private ChurnOften() {}

    public static void main(String[] arguments) throws IOException {
        Lifeline.hold();
        var end = Path.of(arguments[0]);
        int number = 0;
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            do {
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                server.accept().close();
                socket.close();
                number++;
                // Not as fast as it can: this goes on for seconds, and each port stays in use for a minute.
                LockSupport.parkNanos(2_000_000);
            } while (!Files.exists(end));
        }
        System.out.println(number);
    }
}
