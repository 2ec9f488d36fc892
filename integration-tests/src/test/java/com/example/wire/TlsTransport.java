// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import com.example.peer.Tls;
import java.io.IOException;
import java.net.ServerSocket;

/** TLS over {@code Socket} and {@code ServerSocket}. */
final class TlsTransport implements Transport {

    private final Tls tls;
    private ServerSocket server;

    TlsTransport(String keyStore) throws Exception {
        this.tls = Tls.of(keyStore);
    }

    @Override
    public Wire connect(int port) throws IOException {
        var socket = tls.connect(port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(1);
        // Behind this byte lies everything that the handshake sent.
        socket.getInputStream().readNBytes(1);
        return new SocketWire(socket);
    }

    @Override
    public int listen() throws IOException {
        server = tls.listen();
        return server.getLocalPort();
    }

    @Override
    public Wire accept() throws IOException {
        var socket = server.accept();
        socket.setTcpNoDelay(true);
        socket.getInputStream().readNBytes(1);
        socket.getOutputStream().write(1);
        return new SocketWire(socket);
    }

    @Override
    public void end() throws IOException {
        server.close();
    }
}
