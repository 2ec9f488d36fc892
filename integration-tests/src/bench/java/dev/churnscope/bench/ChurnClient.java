// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * One of the two JVMs that {@link ChurnCost} compares; does as its standard input says.
 *
 * <p>{@code churn THREADS MILLIS DEPTH} opens connections, sends 64 bytes over each, reads them back and closes; {@code
 * echo MILLIS} does the same over one connection. Prints operations a second, and the thread CPU nanoseconds of one.
 */
public final class ChurnClient {

    private static final int MESSAGE = 64;

    private final int[] ports;
    private final AtomicInteger next = new AtomicInteger();

    private ChurnClient(int[] ports) {
        this.ports = ports;
    }

    /** @param arguments the server's ports */
    public static void main(String[] arguments) throws Exception {
        var ports = new int[arguments.length];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = Integer.parseInt(arguments[i]);
        }
        System.out.println("ready");
        var client = new ChurnClient(ports);
        var commands = new BufferedReader(new InputStreamReader(System.in));
        for (var line = commands.readLine(); line != null; line = commands.readLine()) {
            var words = line.split(" ");
            System.out.println(
                    words[0].equals("echo")
                            ? client.echo(Long.parseLong(words[1]))
                            : client.churn(
                                    Integer.parseInt(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3])));
        }
    }

    private String churn(int threads, long millis, int depth) throws Exception {
        var operations = new LongAdder();
        var cpuNanos = new LongAdder();
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        var pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.submit(() -> {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                while (System.nanoTime() < end) {
                    connectBelow(depth);
                    operations.increment();
                }
                cpuNanos.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
                return null;
            });
        }
        pool.shutdown();
        if (!pool.awaitTermination(millis + 30_000, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the server does not answer");
        }
        return result(operations.sum(), System.nanoTime() - start, cpuNanos.sum());
    }

    private void connectBelow(int frames) throws IOException {
        if (frames > 0) {
            connectBelow(frames - 1);
            return;
        }
        int port = ports[next.getAndIncrement() & ports.length - 1];
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            exchange(socket, new byte[MESSAGE]);
        }
    }

    private String echo(long millis) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports[0])) {
            socket.setTcpNoDelay(true);
            var message = new byte[MESSAGE];
            long operations = 0;
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
            for (; System.nanoTime() < end; operations++) {
                exchange(socket, message);
            }
            return result(
                    operations,
                    System.nanoTime() - start,
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
        }
    }

    private static void exchange(Socket socket, byte[] message) throws IOException {
        socket.getOutputStream().write(message);
        if (socket.getInputStream().readNBytes(message, 0, MESSAGE) < MESSAGE) {
            throw new IOException("the server closed too early");
        }
    }

    private static String result(long operations, long nanos, long cpuNanos) {
        return operations * 1_000_000_000 / nanos + " " + cpuNanos / operations;
    }
}
