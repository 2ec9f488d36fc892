// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Both ends of a TCP connection over the loopback interface. */
public final class Loopback implements AutoCloseable {

    public final SocketChannel near;
    final SocketChannel far;

    public Loopback() throws IOException {
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            near = SocketChannel.open(server.getLocalAddress());
            far = server.accept();
        }
    }

    public FileDescriptor descriptor() {
        return Descriptors.of(near);
    }

    void farSends(int bytes) throws IOException {
        far.write(ByteBuffer.allocate(bytes));
    }

    public void farSendsFin() throws IOException {
        far.shutdownOutput();
    }

    void farSendsRst() throws IOException {
        far.setOption(StandardSocketOptions.SO_LINGER, 0);
        far.close();
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}
