// SPDX-License-Identifier: Apache-2.0
package com.example.visit;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that speaks HTTP/1 just as it is told to. */
final class HttpLine {

    private static final int LIMIT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private boolean toldToClose;

    HttpLine(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a request, and reads the response to its end; none may come where the server fails or cuts it off. */
    void ask(String path, String version, String header) throws IOException {
        send("GET " + path + " " + version + "\r\nHost: localhost\r\n" + header + "\r\n");
        String status = readLine();
        if (status == null) {
            if (!path.equals("/fail") && !path.equals("/cut")) {
                throw new EOFException("no answer to " + path);
            }
            toldToClose = true;
            return;
        }
        long length = -1;
        boolean chunked = false;
        toldToClose = version.equals("HTTP/1.0");
        for (String line = required(); !line.isEmpty(); line = required()) {
            String field = line.toLowerCase(Locale.ROOT);
            if (field.startsWith("content-length:")) {
                length = Long.parseLong(field.substring(field.indexOf(':') + 1).strip());
            }
            chunked |= field.startsWith("transfer-encoding:") && field.contains("chunked");
            toldToClose |= field.startsWith("connection:") && field.contains("close");
        }
        if (chunked) {
            skipChunks();
        } else if (length >= 0) {
            in.skipNBytes(length);
        }
    }

    private void skipChunks() throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            in.skipNBytes(size);
            required();
        }
        required();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(required(), 16);
    }

    /** Whether the last response said that the connection ends, or the server has ended it without any. */
    boolean isToldToClose() {
        return toldToClose;
    }

    /** Whether the server has closed although nothing was asked for. */
    boolean hasEnded() throws IOException {
        socket.setSoTimeout(1);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } finally {
            socket.setSoTimeout(LIMIT_MILLIS);
        }
    }

    /** Waits until the server has closed, in order or not. */
    void awaitEnd() throws IOException {
        try {
            while (in.read() >= 0) {
                // What is left of a response.
            }
        } catch (SocketException reset) {
            // As good as the end.
        }
    }

    void close() throws IOException {
        socket.close();
    }

    private String required() throws IOException {
        String line = readLine();
        if (line == null) {
            throw new EOFException();
        }
        return line;
    }

    /** Returns the next line without its end, or null where there is none. */
    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
