// SPDX-License-Identifier: Apache-2.0
package com.example.closers;

import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Connects until no port is left, and by each other way once more. */
public final class NoPort {

    private NoPort() {}

    /** @param arguments the port that the peer listens on, outside the range of the others */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start(Integer.parseInt(arguments[0]));
        List<Socket> open = new ArrayList<>();
        while (true) {
            try {
                open.add(socket(peer.port()));
            } catch (IOException noPort) {
                break;
            }
        }
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.port());
        try {
            channel(address);
        } catch (IOException noPort) {
            System.out.println(noPort);
        }
        try {
            asynchronousChannel(address);
        } catch (ExecutionException noPort) {
            System.out.println(noPort);
        }
        try {
            httpUrlConnection(peer.port());
        } catch (IOException noPort) {
            System.out.println(noPort);
        }
        peer.end();
    }

    private static Socket socket(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void channel(InetSocketAddress address) throws IOException {
        SocketChannel.open(address);
    }

    private static void httpUrlConnection(int port) throws IOException {
        new URL("http://127.0.0.1:" + port).openConnection().connect();
    }

    private static void asynchronousChannel(InetSocketAddress address) throws Exception {
        AsynchronousSocketChannel.open().connect(address).get();
    }
}
