// SPDX-License-Identifier: Apache-2.0
package com.example.ports;

import com.example.Kernel;
import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Uses up all ports by connections that it closes first and by others that it keeps open, and connects once more. */
public final class Exhaustion {

    private Exhaustion() {}

    /**
     * @param arguments a port for the peer to listen on; how many connections to close, and how many to keep; and where ports
     *     run out by then, the report that will tell of it
     */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start(Integer.parseInt(arguments[0]));
        peer.serve();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            churn(peer.port());
        }
        List<SocketChannel> kept = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            kept.add(keep(peer.port()));
        }
        try {
            oneMore(peer.port());
        } catch (IOException noPort) {
            awaitHolders(Path.of(arguments[3]));
        }
        // From now on other sockets are there than when ports ran out.
        for (var channel : kept) {
            channel.close();
        }
        Kernel.awaitNoneEstablished(peer.port());
        peer.end();
    }

    private static void churn(int port) throws IOException {
        int localPort;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            localPort = socket.getLocalPort();
        }
        Kernel.await(localPort, port, Kernel.TIME_WAIT);
    }

    private static void awaitHolders(Path report) throws IOException {
        while (!Files.exists(report) || !Files.readString(report).contains("\"holders\"")) {
            Thread.onSpinWait();
        }
    }

    private static SocketChannel keep(int port) throws IOException {
        return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static void oneMore(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }
}
