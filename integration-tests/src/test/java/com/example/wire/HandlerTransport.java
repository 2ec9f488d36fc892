// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Asynchronous channels whose handlers run on the threads of the channel group, and accept again each time. */
final class HandlerTransport implements Transport {

    private final BlockingQueue<AsynchronousSocketChannel> accepted = new LinkedBlockingQueue<>();
    private AsynchronousServerSocketChannel server;

    @Override
    public Wire connect(int port) throws Exception {
        var channel = AsynchronousSocketChannel.open();
        var connected = new CompletableFuture<Void>();
        channel.connect(ChannelTransport.loopback(port), null, new CompletionHandler<Void, Void>() {
            @Override
            public void completed(Void result, Void attachment) {
                connected.complete(result);
            }

            @Override
            public void failed(Throwable reason, Void attachment) {
                connected.completeExceptionally(reason);
            }
        });
        connected.get();
        return new AsynchronousWire(channel);
    }

    @Override
    public int listen() throws IOException {
        server = AsynchronousServerSocketChannel.open().bind(ChannelTransport.loopback(0));
        server.accept(null, new CompletionHandler<AsynchronousSocketChannel, Void>() {
            @Override
            public void completed(AsynchronousSocketChannel channel, Void attachment) {
                accepted.add(channel);
                server.accept(null, this);
            }

            @Override
            public void failed(Throwable reason, Void attachment) {
                // The server is closed at the end, while it accepts or between one accept and the next.
                if (!(reason instanceof ClosedChannelException)) {
                    throw new IllegalStateException(reason);
                }
            }
        });
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    @Override
    public Wire accept() throws Exception {
        return new AsynchronousWire(accepted.take());
    }

    @Override
    public void end() throws IOException {
        server.close();
    }
}
