// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection of {@code SocketChannel}, blocking or not. */
final class ChannelWire implements Wire {

    private final SocketChannel channel;
    private final Selector selector;
    private final int localPort;
    private final int remotePort;

    ChannelWire(SocketChannel channel) {
        this(channel, null);
    }

    /** @param selector runs after a close */
    ChannelWire(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
        this.localPort = channel.socket().getLocalPort();
        this.remotePort = channel.socket().getPort();
    }

    @Override
    public int localPort() {
        return localPort;
    }

    @Override
    public int remotePort() {
        return remotePort;
    }

    @Override
    public void write(int bytes) throws IOException {
        for (var data = ByteBuffer.allocate(bytes); data.hasRemaining(); ) {
            channel.write(data);
        }
    }

    @Override
    public void read(int bytes) throws IOException {
        for (var data = ByteBuffer.allocate(bytes); data.hasRemaining(); ) {
            channel.read(data);
        }
    }

    @Override
    public void readToEnd() throws IOException {
        var data = ByteBuffer.allocate(1024);
        while (channel.read(data.clear()) >= 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void linger(int seconds) throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, seconds);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (selector != null) {
            selector.selectNow();
        }
    }
}
