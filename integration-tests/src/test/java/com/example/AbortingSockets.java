// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes sockets whose close aborts the connection: SO_LINGER is 0. */
public final class AbortingSockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        socket.setSoLinger(true, 0);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }
}
