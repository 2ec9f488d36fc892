// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;
import java.net.Socket;

/** A connection of {@code Socket}, or of anything that looks like one. */
record SocketWire(Socket socket) implements Wire {

    @Override
    public int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public int remotePort() {
        return socket.getPort();
    }

    @Override
    public void write(int bytes) throws IOException {
        socket.getOutputStream().write(new byte[bytes]);
    }

    @Override
    public void read(int bytes) throws IOException {
        socket.getInputStream().readNBytes(bytes);
    }

    @Override
    public void readToEnd() throws IOException {
        socket.getInputStream().readAllBytes();
    }

    @Override
    public void shutdownInput() throws IOException {
        socket.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void linger(int seconds) throws IOException {
        socket.setSoLinger(true, seconds);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
