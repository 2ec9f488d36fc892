// SPDX-License-Identifier: Apache-2.0
package com.example.closers;

import com.example.Kernel;
import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections that are open when the JVM begins to end; a shutdown hook closes some. */
public final class AtExit {

    private final List<Socket> forTheHook = new ArrayList<>();
    private final List<Socket> forNobody = new ArrayList<>();

    private AtExit() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var sockets = new AtExit();
        var peer = PeerProcess.start();
        for (int i = 0; i < 3; i++) {
            sockets.forNobody.add(sockets.leftOpen(peer.port()));
            peer.accept();
            sockets.forTheHook.add(sockets.closedByTheHook(peer.port()));
            peer.accept();
        }
        var finished = sockets.closedByTheHook(peer.port());
        sockets.forTheHook.add(finished);
        peer.accept();
        peer.fin();
        Kernel.await(finished.getLocalPort(), finished.getPort(), Kernel.CLOSE_WAIT);
        Runtime.getRuntime().addShutdownHook(new Thread(sockets::close));
        System.exit(3);
    }

    private Socket leftOpen(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private Socket closedByTheHook(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private void close() {
        for (var socket : forTheHook) {
            try {
                socket.close(); // hook closes
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
