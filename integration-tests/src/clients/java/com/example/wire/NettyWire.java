// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;

/** A connection of Netty's. */
final class NettyWire implements Wire {

    private final SocketChannel channel;
    private final NettyEvents events = new NettyEvents();

    /** Both ports are known once the channel is active, and asked for no earlier. */
    NettyWire(SocketChannel channel) {
        this.channel = channel;
    }

    ChannelHandler events() {
        return events;
    }

    @Override
    public int localPort() {
        return events.localPort();
    }

    @Override
    public int remotePort() {
        return events.remotePort();
    }

    @Override
    public void write(int bytes) throws IOException {
        done(channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[bytes])));
    }

    @Override
    public void read(int bytes) throws IOException {
        for (int left = bytes; left > 0; left -= events.next()) {
            channel.read();
        }
    }

    @Override
    public void readToEnd() throws IOException {
        do {
            channel.read();
        } while (events.next() != NettyEvents.END);
    }

    @Override
    public void shutdownInput() throws IOException {
        done(channel.shutdownInput());
    }

    @Override
    public void shutdownOutput() throws IOException {
        done(channel.shutdownOutput());
    }

    @Override
    public void linger(int seconds) {
        channel.config().setSoLinger(seconds);
    }

    @Override
    public void close() throws IOException {
        done(channel.close());
    }

    private static void done(ChannelFuture future) throws IOException {
        if (!future.awaitUninterruptibly().isSuccess()) {
            throw new IOException(future.cause());
        }
    }
}
