// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels that do not block and belong to no selector. */
final class NonBlockingTransport implements Transport {

    private ServerSocketChannel server;

    @Override
    public Wire connect(int port) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(ChannelTransport.loopback(port));
        while (!channel.finishConnect()) {
            Thread.onSpinWait();
        }
        return new ChannelWire(channel);
    }

    @Override
    public int listen() throws IOException {
        server = ServerSocketChannel.open().bind(ChannelTransport.loopback(0));
        server.configureBlocking(false);
        return server.socket().getLocalPort();
    }

    @Override
    public Wire accept() throws IOException {
        var channel = server.accept();
        while (channel == null) {
            channel = server.accept();
        }
        channel.configureBlocking(false);
        return new ChannelWire(channel);
    }

    @Override
    public void end() throws IOException {
        server.close();
    }
}
