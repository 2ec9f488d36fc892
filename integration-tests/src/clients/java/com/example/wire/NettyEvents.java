// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** What a channel tells on its event loop, for another thread to wait for. */
final class NettyEvents extends ChannelInboundHandlerAdapter {

    static final int END = 0;

    private static final int FAILED = -1;

    private final BlockingQueue<Integer> reads = new LinkedBlockingQueue<>();
    private final CompletableFuture<InetSocketAddress> local = new CompletableFuture<>();
    private final CompletableFuture<InetSocketAddress> remote = new CompletableFuture<>();

    /** Returns how many bytes were read next, or {@link #END}. */
    int next() throws IOException {
        try {
            int read = reads.take();
            if (read == FAILED) {
                throw new IOException("the connection has failed");
            }
            return read;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int localPort() {
        return local.join().getPort();
    }

    int remotePort() {
        return remote.join().getPort();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        local.complete((InetSocketAddress) context.channel().localAddress());
        remote.complete((InetSocketAddress) context.channel().remoteAddress());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var data = (ByteBuf) message;
        reads.add(data.readableBytes());
        data.release();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            reads.add(END);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        reads.add(FAILED);
    }
}
