// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A server that is installed on the host, as long as this process has a stdin. */
final class HostServer {

    private static final int ENOUGH_SECONDS = 10;
    private static final int LOWEST_PORT = 10_000;
    private static final int LOWEST_EPHEMERAL_PORT = 32_768;

    private HostServer() {}

    /**
     * Returns a port that is free, below those that the kernel gives to whoever asks for any: else another's port, or a
     * connection, could be there before the server, and be taken for it.
     */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, LOWEST_EPHEMERAL_PORT);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException inUse) {
                // Another one.
            }
        }
    }

    /** Runs it, prints its port once it can be connected to, and ends it with stdin. */
    static void serve(int port, List<String> command) throws IOException, InterruptedException {
        var server = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        holdOpen(port, server);
    }

    /**
     * The same for one that keeps its data in a folder, which is deleted at the end, and has much to say.
     *
     * @param folder where it also writes its log
     */
    static void serve(int port, Path folder, List<String> command) throws IOException, InterruptedException {
        var log = folder.resolve("log").toFile();
        var server = new ProcessBuilder(command)
                .redirectOutput(log)
                .redirectError(log)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end(server);
            delete(folder);
        }));
        holdOpen(port, server);
    }

    private static void holdOpen(int port, Process server) throws IOException, InterruptedException {
        while (!accepts(port)) {
            if (!server.isAlive()) {
                throw new IllegalStateException(server.info() + " has ended with " + server.exitValue());
            }
            Thread.sleep(10);
        }
        System.out.println(port);
        while (System.in.read() != -1) {
            // Nothing is sent; whatever came would not be the end.
        }
        System.exit(0);
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void end(Process server) {
        server.destroy();
        try {
            if (!server.waitFor(ENOUGH_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("cannot delete " + folder + ": " + e);
        }
    }
}
