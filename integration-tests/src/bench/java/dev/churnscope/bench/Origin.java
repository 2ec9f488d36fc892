// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import dev.churnscope.bench.client.Echo;
import io.grpc.Attributes;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The other end of {@link RequestCost}, in a JVM of its own: keeps connections open, and counts them. */
public final class Origin {

    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 16\r\n\r\n0123456789abcdef"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final int BLANK_LINE = 0x0d0a0d0a;

    private static final AtomicInteger ACCEPTED = new AtomicInteger();

    private Origin() {}

    /** Prints its ports; for each line that it reads, how many connections it has accepted; ends with its input. */
    public static void main(String[] arguments) throws IOException {
        var http = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        daemon(() -> accept(http));
        var grpc = startGrpc();
        System.out.println(http.getLocalPort() + " " + grpc.getPort());
        var questions = new BufferedReader(new InputStreamReader(System.in));
        while (questions.readLine() != null) {
            System.out.println(ACCEPTED.get());
        }
        System.exit(0); // The threads of gRPC would stay for a while.
    }

    private static Server startGrpc() throws IOException {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addTransportFilter(new ServerTransportFilter() {
                    @Override
                    public Attributes transportReady(Attributes attributes) {
                        ACCEPTED.incrementAndGet();
                        return attributes;
                    }
                })
                .addService(ServerServiceDefinition.builder(Echo.SERVICE)
                        .addMethod(Echo.METHOD, ServerCalls.<byte[], byte[]>asyncUnaryCall((request, response) -> {
                            response.onNext(request);
                            response.onCompleted();
                        }))
                        .build())
                .build()
                .start();
    }

    private static void accept(ServerSocket server) {
        while (true) {
            try {
                var socket = server.accept();
                ACCEPTED.incrementAndGet();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Answers what ends in a blank line: requests here have no body, and come one after another. */
    private static void serve(Socket socket) {
        var buffer = new byte[4096];
        int last4 = 0;
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    last4 = last4 << 8 | buffer[i] & 0xff;
                    if (last4 == BLANK_LINE) {
                        out.write(RESPONSE);
                    }
                }
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "origin");
        thread.setDaemon(true);
        thread.start();
    }
}
