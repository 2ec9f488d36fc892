// SPDX-License-Identifier: Apache-2.0
package org.acme.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A library of nobody's, which is in no list: it connects on its caller's thread, or on one of its own. */
public final class AcmeWire implements AutoCloseable {

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final int port;

    public AcmeWire(int port) {
        this.port = port;
    }

    public Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port); // socket
    }

    public SocketChannel channel() throws IOException {
        return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)); // channel
    }

    /** Opens a socket and closes it, elsewhere. */
    public void passOnSocket() throws InterruptedException, ExecutionException {
        onOwnThread(() -> new Socket(InetAddress.getLoopbackAddress(), port)); // passOnSocket
    }

    /** Opens a channel and closes it, elsewhere. */
    public void passOnChannel() throws InterruptedException, ExecutionException {
        onOwnThread(() ->
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))); // passOnChannel
    }

    private void onOwnThread(Callable<Closeable> opening) throws InterruptedException, ExecutionException {
        Callable<Void> task = () -> {
            opening.call().close();
            return null;
        };
        executor.submit(task).get();
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
