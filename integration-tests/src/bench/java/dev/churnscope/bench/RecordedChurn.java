// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import jdk.jfr.Recording;

/** The JVM of {@link RecordingCost}: opens and closes connections to itself, which are four events each: two ends, and two of each. */
public final class RecordedChurn {

    static final int PAIRS = 40;

    /** Frames above the work. */
    static final int[] DEPTHS = {0, 100};

    private static final int WARM_UP_PAIRS = 20;
    private static final int CONNECTIONS = 150;

    private final ServerSocket server;
    private final boolean enabled;

    private RecordedChurn(ServerSocket server, boolean enabled) {
        this.server = server;
        this.enabled = enabled;
    }

    /** @param arguments whether the events are {@code enabled} or {@code disabled}, and how many pairs of slices to measure */
    public static void main(String[] arguments) throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var churn = new RecordedChurn(server, arguments[0].equals("enabled"));
            for (int depth : DEPTHS) {
                churn.measure(depth, Integer.parseInt(arguments[1]));
            }
        }
    }

    private void measure(int depth, int pairs) throws IOException {
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (int i = 0; i < WARM_UP_PAIRS + pairs; i++) {
            // Whoever goes second finds the machine as the first left it, so they change places.
            double first = i % 2 == 0 ? recorded(depth) : micros(depth);
            double second = i % 2 == 0 ? micros(depth) : recorded(depth);
            if (i >= WARM_UP_PAIRS) {
                with.add(i % 2 == 0 ? first : second);
                without.add(i % 2 == 0 ? second : first);
            }
        }
        double recorded = lowerQuartile(with);
        double plain = lowerQuartile(without);
        System.out.printf(
                Locale.ROOT,
                "%d | %s | %.2f | %.1f |%n",
                depth,
                enabled ? "4 events" : "none",
                recorded / plain,
                recorded - plain);
    }

    private double recorded(int depth) throws IOException {
        try (var recording = new Recording()) {
            for (String event : List.of("ConnectionOpened", "ConnectionClosed", "ConnectFailed", "Finding")) {
                String name = "dev.churnscope." + event;
                var setting = enabled ? recording.enable(name) : recording.disable(name);
                setting.withStackTrace();
            }
            recording.start();
            double micros = micros(depth);
            recording.stop();
            return micros;
        }
    }

    /** Returns this thread's CPU time for a connection, in microseconds. */
    private double micros(int depth) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            connectBelow(depth);
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1000.0 / CONNECTIONS;
    }

    private void connectBelow(int frames) throws IOException {
        if (frames > 0) {
            connectBelow(frames - 1);
            return;
        }
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        server.accept().close();
        client.close();
    }

    /** Of the time that a thread takes, since whatever else the machine does can only add to it. */
    private static double lowerQuartile(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 4);
    }
}
