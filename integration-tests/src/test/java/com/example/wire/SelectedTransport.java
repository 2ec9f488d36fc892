// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels that are registered with a selector when they are closed. */
final class SelectedTransport implements Transport {

    private final boolean selectsAgain;
    private final Selector connections = Selector.open();
    private final Selector acceptor = Selector.open();
    private ServerSocketChannel server;

    /** @param selectsAgain whether the selector runs after a close, which then closes the descriptor */
    SelectedTransport(boolean selectsAgain) throws IOException {
        this.selectsAgain = selectsAgain;
    }

    @Override
    public Wire connect(int port) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        var selector = selectsAgain ? connections : Selector.open();
        var key = channel.register(selector, SelectionKey.OP_CONNECT);
        if (!channel.connect(ChannelTransport.loopback(port))) {
            do {
                selector.select();
            } while (!channel.finishConnect());
        }
        key.interestOps(SelectionKey.OP_READ);
        return wire(channel);
    }

    @Override
    public int listen() throws IOException {
        server = ServerSocketChannel.open().bind(ChannelTransport.loopback(0));
        server.configureBlocking(false);
        server.register(acceptor, SelectionKey.OP_ACCEPT);
        return server.socket().getLocalPort();
    }

    @Override
    public Wire accept() throws IOException {
        acceptor.select();
        acceptor.selectedKeys().clear();
        var channel = server.accept();
        channel.configureBlocking(false);
        channel.register(selectsAgain ? connections : Selector.open(), SelectionKey.OP_READ);
        return wire(channel);
    }

    @Override
    public void end() throws IOException {
        server.close();
        acceptor.close();
        connections.close();
    }

    private Wire wire(SocketChannel channel) {
        return selectsAgain ? new ChannelWire(channel, connections) : new ChannelWire(channel);
    }
}
