// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A connection of {@code AsynchronousSocketChannel}. */
record AsynchronousWire(AsynchronousSocketChannel channel) implements Wire {

    @Override
    public int localPort() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    @Override
    public int remotePort() throws IOException {
        return ((InetSocketAddress) channel.getRemoteAddress()).getPort();
    }

    @Override
    public void write(int bytes) throws IOException {
        for (var data = ByteBuffer.allocate(bytes); data.hasRemaining(); ) {
            result(channel.write(data));
        }
    }

    @Override
    public void read(int bytes) throws IOException {
        for (var data = ByteBuffer.allocate(bytes); data.hasRemaining(); ) {
            result(channel.read(data));
        }
    }

    @Override
    public void readToEnd() throws IOException {
        var data = ByteBuffer.allocate(1024);
        while (result(channel.read(data.clear())) >= 0) {
            // Until the end.
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
    }

    private static int result(Future<Integer> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
