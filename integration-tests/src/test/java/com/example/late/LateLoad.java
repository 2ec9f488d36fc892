// SPDX-License-Identifier: Apache-2.0
package com.example.late;

import com.example.Lifeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Has a known number of connections open when an agent attaches, while other threads open and close as they like; then opens
 * and closes a known number more, and ends the old ones.
 *
 * <p>It is told when to go on by files: {@code attached}, then {@code end}.
 */
public final class LateLoad {

    /** Pairs of ends in this process. */
    public static final int OLD_PAIRS = 7;

    /** Connections of each API, opened when the agent is there. */
    public static final int NEW = 20;

    private final Path folder;
    private final InetAddress loopback = InetAddress.getLoopbackAddress();

    private LateLoad(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        new LateLoad(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        try (var server = new ServerSocket(0, 50, loopback);
                var channels = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0))) {
            var old = openOld(server, channels);
            // Never connected, or never accepted: nothing of this is a connection that closes.
            var unconnected = new Socket();
            unconnected.bind(new InetSocketAddress(loopback, 0));
            var unused = new ServerSocket(0, 50, loopback);
            var load = new Thread(this::load, "load");
            load.start();
            System.out.println("ready");
            await("attached");
            load.join();
            for (int i = 0; i < NEW; i++) {
                viaSocket(server);
                viaChannel(channels);
            }
            unconnected.close();
            unused.close();
            for (var connection : old) {
                connection.close();
            }
            System.out.println("done");
            await("end");
        }
    }

    private List<AutoCloseable> openOld(ServerSocket server, ServerSocketChannel channels) throws IOException {
        var old = new ArrayList<AutoCloseable>();
        for (int i = 0; i < OLD_PAIRS; i++) {
            old.add(new Socket(loopback, server.getLocalPort()));
            old.add(server.accept());
            old.add(SocketChannel.open(channels.getLocalAddress()));
            old.add(channels.accept());
        }
        return old;
    }

    private void viaSocket(ServerSocket server) throws IOException {
        var client = new Socket(loopback, server.getLocalPort());
        server.accept().close();
        client.close();
    }

    private void viaChannel(ServerSocketChannel channels) throws IOException {
        var client = SocketChannel.open(channels.getLocalAddress());
        channels.accept().close();
        client.close();
    }

    private void viaLoad(ServerSocket server) throws IOException {
        var client = new Socket(loopback, server.getLocalPort());
        server.accept().close();
        client.close();
    }

    /** Connects without a pause, so that the agent changes classes while their methods run. */
    private void load() {
        try (var server = new ServerSocket(0, 50, loopback)) {
            while (!Files.exists(folder.resolve("attached"))) {
                viaLoad(server);
                LockSupport.parkNanos(100_000);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(String file) {
        while (!Files.exists(folder.resolve(file))) {
            LockSupport.parkNanos(10_000_000);
        }
    }
}
