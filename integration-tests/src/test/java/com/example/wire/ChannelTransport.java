// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** {@code SocketChannel} and {@code ServerSocketChannel} as they are by default, blocking. */
final class ChannelTransport implements Transport {

    private ServerSocketChannel server;

    @Override
    public Wire connect(int port) throws IOException {
        return new ChannelWire(SocketChannel.open(loopback(port)));
    }

    @Override
    public int listen() throws IOException {
        server = ServerSocketChannel.open().bind(loopback(0));
        return server.socket().getLocalPort();
    }

    @Override
    public Wire accept() throws IOException {
        return new ChannelWire(server.accept());
    }

    @Override
    public void end() throws IOException {
        server.close();
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
