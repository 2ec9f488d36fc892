// SPDX-License-Identifier: Apache-2.0
package com.example.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections of a program to itself, and its wait for meters of them. */
final class Connections {

    private static final int CLOSED = 5;
    private static final int KEPT = 2;

    /** Open until the JVM ends. */
    private static final List<Socket> KEPT_OPEN = new ArrayList<>();

    private Connections() {}

    static void make() throws IOException {
        try (var server = new ServerSocket(0, CLOSED + KEPT, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < CLOSED; i++) {
                open(server).close();
            }
            for (int i = 0; i < KEPT; i++) {
                KEPT_OPEN.add(open(server));
            }
        }
    }

    /** Waits until a registry knows of all of them. */
    static void waitForMetersOn(MeterRegistry registry) throws InterruptedException {
        Meters.waitFor(registry, "churnscope.connections.opened", Statistic.COUNT, 2 * (CLOSED + KEPT));
        Meters.waitFor(registry, "churnscope.connections.closed", Statistic.COUNT, 2 * CLOSED + KEPT);
        Meters.waitFor(registry, "churnscope.connections.open", Statistic.VALUE, KEPT);
        Meters.waitFor(registry, "churnscope.connect.time", Statistic.COUNT, CLOSED + KEPT);
        Meters.waitFor(registry, "churnscope.connection.lifetime", Statistic.COUNT, 2 * CLOSED + KEPT);
        Meters.waitForNumber(registry, "churnscope.timewait", 2);
    }

    private static Socket open(ServerSocket server) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        server.accept().close();
        return socket;
    }
}
