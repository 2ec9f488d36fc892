// SPDX-License-Identifier: Apache-2.0
package com.example.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocket;

/**
 * The other end of every connection: does what it is told, one command a line, and answers each with a line when it is
 * done. Runs without the agent. Ends with its stdin.
 */
public final class Peer {

    private final Tls tls;
    private final ServerSocket server;
    private final List<Socket> kept = new ArrayList<>();
    private final Set<Integer> usedPorts = new HashSet<>();
    private Socket raw = new Socket();
    private Socket socket = raw;

    private Peer(int port, Tls tls) throws IOException {
        this.tls = tls;
        this.server = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress());
    }

    /** @param arguments the port to listen on, 0 for any, and optionally a key store for TLS */
    public static void main(String[] arguments) throws Exception {
        var tls = arguments.length > 1 ? Tls.of(arguments[1]) : null;
        var peer = new Peer(Integer.parseInt(arguments[0]), tls);
        System.out.println(peer.server.getLocalPort());
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            var words = line.split(" ");
            System.out.println(peer.run(words[0], words.length > 1 ? Integer.parseInt(words[1]) : 0));
        }
        System.exit(0);
    }

    private String run(String command, int number) throws IOException {
        switch (command) {
            case "accept" -> accept();
            case "connect" -> connect(number);
            case "write" -> socket.getOutputStream().write(new byte[number]);
            case "read" -> socket.getInputStream().readNBytes(number);
            case "fin" -> fin();
            case "rst" -> rst();
            case "close" -> raw.close();
            case "finish" -> finish();
            case "awaitEnd" -> awaitEnd();
            case "serve" -> serve();
            case "keep" -> kept.add(raw);
            case "finishKept" -> finishKept();
            case "blackhole" -> {
                return Integer.toString(blackHole());
            }
            default -> throw new IllegalArgumentException(command);
        }
        return "ok";
    }

    private void accept() throws IOException {
        raw = server.accept();
        raw.setTcpNoDelay(true);
        socket = raw;
        if (tls != null) {
            socket = tls.acceptOver(raw);
            // Behind this byte lies everything that the handshake sent.
            socket.getInputStream().readNBytes(1);
            socket.getOutputStream().write(1);
        }
    }

    private void connect(int port) throws IOException {
        raw = fromAPortNotUsedBefore();
        raw.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        raw.setTcpNoDelay(true);
        socket = raw;
        if (tls != null) {
            socket = tls.connectOver(raw);
            socket.getOutputStream().write(1);
            socket.getInputStream().readNBytes(1);
        }
    }

    /**
     * Where the other end holds a connection in TIME_WAIT, a new one from the same port takes its place, and one TIME_WAIT is
     * left of two closes. The kernel's choice may be the same port within seconds: it walks through the ports, and every ten
     * seconds it goes on from somewhere else, where it may have been before.
     */
    private Socket fromAPortNotUsedBefore() throws IOException {
        while (true) {
            var unconnected = new Socket();
            unconnected.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            if (usedPorts.add(unconnected.getLocalPort())) {
                return unconnected;
            }
            unconnected.close();
        }
    }

    private void fin() throws IOException {
        if (socket instanceof SSLSocket) {
            socket.shutdownOutput();
        }
        if (!raw.isOutputShutdown()) {
            raw.shutdownOutput();
        }
    }

    private void rst() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    /** Waits for the other end to close, and closes with nothing unread. */
    private void finish() throws IOException {
        awaitEnd();
        raw.close();
    }

    private void awaitEnd() {
        awaitEnd(raw);
    }

    private void finishKept() throws IOException {
        for (var one : kept) {
            awaitEnd(one);
            one.close();
        }
        kept.clear();
    }

    /** From now on accepts every connection and closes it after the other end. */
    private void serve() {
        var thread = new Thread(() -> {
            try {
                while (true) {
                    try (var accepted = server.accept()) {
                        awaitEnd(accepted);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEnd(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // An end as well.
        }
    }

    /** Returns a port that answers no connect: its queue is full. */
    private int blackHole() throws IOException {
        var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort());
        try {
            while (true) {
                var filler = new Socket();
                kept.add(filler);
                filler.connect(address, 300);
            }
        } catch (SocketTimeoutException itIsFull) {
            return full.getLocalPort();
        }
    }
}
