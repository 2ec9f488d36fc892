// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kernel knows of this host's TCP connections; waits until it is what a test needs. */
public final class Kernel {

    public static final int ESTABLISHED = 1;
    public static final int FIN_WAIT_2 = 5;
    public static final int TIME_WAIT = 6;
    public static final int GONE = 7;
    public static final int CLOSE_WAIT = 8;
    public static final int LISTEN = 10;

    /** Inode of a connection whose process has closed it. */
    private static final String NO_SOCKET = "0";

    private static final Entry NO_ENTRY = new Entry(0, 0, GONE, 0, NO_SOCKET);
    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp6"), Path.of("/proc/self/net/tcp"));
    private static final long LIMIT_MILLIS = 20_000;

    private Kernel() {}

    /** A line of the kernel's table. */
    public record Entry(int localPort, int remotePort, int state, int unread, String inode) {}

    /** Waits until a connection is in a state. */
    public static void await(int localPort, int remotePort, int state) {
        await(localPort, remotePort, entry -> entry.state() == state);
    }

    /** Waits until data has arrived that nobody has read. */
    public static void awaitUnread(int localPort, int remotePort) {
        await(localPort, remotePort, entry -> entry.unread() > 0);
    }

    /** Waits until the other end has closed or reset a connection. */
    public static void awaitEndedByPeer(int localPort, int remotePort) {
        await(localPort, remotePort, entry -> entry.state() != ESTABLISHED);
    }

    /** Waits until every connection is closed by both ends, as far as the kernel is concerned. */
    public static void awaitQuiet() {
        await(
                () -> {
                    var table = table();
                    return table.stream()
                            .allMatch(entry -> entry.state() == TIME_WAIT
                                    || entry.state() == LISTEN
                                    || hasMissedReset(entry, table));
                },
                () -> "not quiet: " + table());
    }

    /**
     * Whether an end that was closed first waits for a FIN that cannot come, since the other end was aborted: a reset that
     * arrives in the moment in which the kernel swaps the closed socket for a smaller one is lost, and the kernel then
     * waits for {@code net.ipv4.tcp_fin_timeout}, a minute.
     */
    private static boolean hasMissedReset(Entry entry, List<Entry> table) {
        return entry.state() == FIN_WAIT_2
                && entry.inode().equals(NO_SOCKET)
                && table.stream()
                        .noneMatch(other ->
                                other.localPort() == entry.remotePort() && other.remotePort() == entry.localPort());
    }

    /** Waits until nobody on this host has a connection to a port that both ends still hold open. */
    public static void awaitNoneEstablished(int remotePort) {
        await(
                () -> to(remotePort).noneMatch(entry -> entry.state() == ESTABLISHED),
                () -> "established to " + remotePort + ": " + table());
    }

    /** Returns the local ports of the connections to a port that are held open. */
    public static Set<Integer> openTo(int remotePort) {
        return heldOpen(remotePort).map(Entry::localPort).collect(Collectors.toSet());
    }

    /**
     * Waits until this process holds no connection to a port open but some, not even one that the other end has closed or, in
     * the meantime, reset.
     */
    public static void awaitNoneOpenBut(Set<Integer> localPorts, int remotePort) {
        // The kernel's table forgets a connection that is reset, though its socket is still open.
        var sockets = new HashSet<String>();
        await(
                () -> {
                    // The table is that of the whole host, so it is read when there is nothing else left to wait for.
                    if (ownSockets().stream().anyMatch(sockets::contains)) {
                        return false;
                    }
                    var open = heldOpen(remotePort)
                            .filter(entry -> !localPorts.contains(entry.localPort()))
                            .toList();
                    open.forEach(entry -> sockets.add("socket:[" + entry.inode() + "]"));
                    return open.isEmpty();
                },
                () -> "open to " + remotePort + ": " + table());
    }

    private static Stream<Entry> heldOpen(int remotePort) {
        return to(remotePort).filter(entry -> entry.state() == ESTABLISHED || entry.state() == CLOSE_WAIT);
    }

    /** Returns how many sockets this process holds open, in whatever state the kernel has their connections. */
    public static long openSockets() {
        return ownSockets().size();
    }

    /** Waits until this process holds so many sockets open. */
    public static void awaitOpenSockets(long number) {
        await(() -> openSockets() == number, () -> openSockets() + " sockets are open, not " + number);
    }

    private static List<String> ownSockets() {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(Kernel::target)
                    .filter(target -> target.startsWith("socket:"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static void await(int localPort, int remotePort, Predicate<Entry> condition) {
        await(
                () -> condition.test(find(localPort, remotePort)),
                () -> localPort + " -> " + remotePort + " is " + find(localPort, remotePort));
    }

    private static void await(BooleanSupplier condition, Supplier<String> whatIs) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (millis > LIMIT_MILLIS) {
                throw new IllegalStateException("waited in vain: " + whatIs.get());
            }
            // Whoever is waited for needs the processor: the longer that takes, the less often is it asked for.
            pause(1 + Math.min(millis / 20, 20));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry find(int localPort, int remotePort) {
        return to(remotePort)
                .filter(entry -> entry.localPort() == localPort)
                .findFirst()
                .orElse(NO_ENTRY);
    }

    private static Stream<Entry> to(int remotePort) {
        return table().stream().filter(entry -> entry.remotePort() == remotePort);
    }

    /** Returns the table as it is now. */
    public static List<Entry> table() {
        return TABLES.stream().flatMap(table -> read(table).stream()).toList();
    }

    private static List<Entry> read(Path table) {
        try (var lines = Files.lines(table)) {
            return lines.skip(1).map(Kernel::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a regular expression: a table has thousands of lines, and is read again and again. */
    private static Entry entry(String line) {
        var columns = new StringTokenizer(line);
        columns.nextToken();
        int localPort = hexAfterColon(columns.nextToken());
        int remotePort = hexAfterColon(columns.nextToken());
        int state = Integer.parseInt(columns.nextToken(), 16);
        int unread = hexAfterColon(columns.nextToken());
        for (int passedOver = 5; passedOver < 9; passedOver++) {
            columns.nextToken();
        }
        return new Entry(localPort, remotePort, state, unread, columns.nextToken());
    }

    private static int hexAfterColon(String column) {
        return Integer.parseInt(column.substring(column.indexOf(':') + 1), 16);
    }
}
