// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels used through {@code channel.socket()}. */
final class AdaptorTransport implements Transport {

    private ServerSocket server;

    @Override
    public Wire connect(int port) throws IOException {
        var socket = SocketChannel.open().socket();
        socket.connect(ChannelTransport.loopback(port), 10_000);
        return new SocketWire(socket);
    }

    @Override
    public int listen() throws IOException {
        server = ServerSocketChannel.open().socket();
        server.bind(ChannelTransport.loopback(0));
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
