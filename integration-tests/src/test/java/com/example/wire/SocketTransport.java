// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** {@code Socket} and {@code ServerSocket}. */
final class SocketTransport implements Transport {

    private ServerSocket server;

    @Override
    public Wire connect(int port) throws IOException {
        return new SocketWire(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public int listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return server.getLocalPort();
    }

    @Override
    public Wire accept() throws IOException {
        return new SocketWire(server.accept());
    }

    @Override
    public void end() throws IOException {
        server.close();
    }
}
