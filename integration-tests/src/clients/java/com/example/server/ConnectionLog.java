// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What came over which connection. */
final class ConnectionLog {

    private final Map<Object, Entry> entries = new LinkedHashMap<>();
    private final Set<Integer> sentinels = new HashSet<>();

    private static final class Entry {
        final int port;
        String protocol = "none";
        final List<String> scenarios = new ArrayList<>();

        Entry(int port) {
            this.port = port;
        }

        @Override
        public String toString() {
            return port + " " + protocol + " " + String.join(" ", scenarios);
        }
    }

    synchronized void accepted(SocketChannel channel, int port) throws IOException {
        int remotePort = ((InetSocketAddress) channel.getRemoteAddress()).getPort();
        if (sentinels.remove(remotePort)) {
            notifyAll();
        } else {
            entries.put(channel, new Entry(port));
        }
    }

    synchronized void requested(Object channel, String protocol, String scenario) {
        var entry = Objects.requireNonNull(entries.get(channel), "a request on a connection that was not accepted");
        entry.protocol = protocol;
        entry.scenarios.add(scenario);
    }

    /** Whether a request has come over a connection. */
    synchronized boolean hasCarried(Object channel) {
        return !Objects.requireNonNull(entries.get(channel), "a connection that was not accepted")
                .scenarios
                .isEmpty();
    }

    /** Waits until all that connected so far has been accepted: connects as well, and is accepted after them. */
    void awaitAccepted(int port) throws IOException, InterruptedException {
        try (var sentinel = new Socket()) {
            sentinel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            synchronized (this) {
                sentinels.add(sentinel.getLocalPort());
            }
            sentinel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            synchronized (this) {
                while (sentinels.contains(sentinel.getLocalPort())) {
                    wait();
                }
            }
        }
    }

    synchronized List<String> takeAll() {
        var all = entries.values().stream().map(Entry::toString).toList();
        entries.clear();
        return all;
    }
}
