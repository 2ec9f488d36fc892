// SPDX-License-Identifier: Apache-2.0
package com.example.life;

import com.example.Lifeline;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Does all that is metered, until a file exists; then says so, and waits. */
public final class Metered {

    /** At each of three sites, whose destinations are not the same. */
    private static final int DESTINATIONS = 700;

    private static final char[] PASSWORD = "changeit".toCharArray();

    private Metered() {}

    /** @param arguments a key store, which is trusted, and the file */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var server = serve(Path.of(arguments[0]));
        var url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (var listener = new ServerSocket(0)) {
            for (int i = 0; i < DESTINATIONS; i++) {
                north(listener, i);
                south(listener, i);
                east(listener, i);
            }
        }
        leak();
        do {
            keep(url);
            disconnect(url);
            fail();
        } while (!Files.exists(Path.of(arguments[1])));
        System.out.println("done");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void keep(URI url) throws IOException {
        for (int i = 0; i < 20; i++) {
            var connection = (HttpURLConnection) url.toURL().openConnection();
            try (var body = connection.getInputStream()) {
                body.readAllBytes();
            }
        }
    }

    private static void disconnect(URI url) throws IOException {
        var connection = (HttpURLConnection) url.toURL().openConnection();
        try (var body = connection.getInputStream()) {
            body.readAllBytes();
        }
        connection.disconnect();
    }

    private static void fail() throws IOException {
        int closed;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = server.getLocalPort();
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), closed)) {
            throw new IllegalStateException("connected to " + socket);
        } catch (ConnectException e) {
            // As it should.
        }
    }

    private static void north(ServerSocket listener, int number) throws IOException {
        new Socket(address(1, number), listener.getLocalPort()).close();
        listener.accept().close();
    }

    private static void south(ServerSocket listener, int number) throws IOException {
        new Socket(address(2, number), listener.getLocalPort()).close();
        listener.accept().close();
    }

    private static void east(ServerSocket listener, int number) throws IOException {
        new Socket(address(3, number), listener.getLocalPort()).close();
        listener.accept().close();
    }

    private static InetAddress address(int network, int number) throws IOException {
        return InetAddress.getByAddress(
                new byte[] {127, (byte) network, (byte) (number >> Byte.SIZE), (byte) (number + 1)});
    }

    /** A dropped channel is closed by nobody. */
    private static void leak() throws IOException, InterruptedException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var dropped = drop(listener.getLocalPort());
            while (dropped.get() != null) {
                System.gc();
                Thread.sleep(10);
            }
            listener.accept().close();
        }
    }

    private static WeakReference<SocketChannel> drop(int port) throws IOException {
        return new WeakReference<>(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    private static HttpsServer serve(Path keyStore) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[2]);
            }
        });
        server.start();
        return server;
    }
}
