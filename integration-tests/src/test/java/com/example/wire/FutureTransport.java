// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;

/** Asynchronous channels, waited for. */
final class FutureTransport implements Transport {

    private AsynchronousServerSocketChannel server;

    @Override
    public Wire connect(int port) throws Exception {
        var channel = AsynchronousSocketChannel.open();
        channel.connect(ChannelTransport.loopback(port)).get();
        return new AsynchronousWire(channel);
    }

    @Override
    public int listen() throws IOException {
        server = AsynchronousServerSocketChannel.open().bind(ChannelTransport.loopback(0));
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    @Override
    public Wire accept() throws Exception {
        return new AsynchronousWire(server.accept().get());
    }

    @Override
    public void end() throws IOException {
        server.close();
    }
}
