// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's table of TCP sockets, {@code /proc/net/tcp} and {@code tcp6}, of this network namespace.
 *
 * <p>They are written by {@code net/ipv4/tcp_ipv4.c} and {@code net/ipv6/tcp_ipv6.c}: a header line, then one line per
 * socket, whose first columns are its number, local and remote address, state, queues and timer.
 */
public final class SocketTable {

    /** {@code TCP_TIME_WAIT} of {@code include/net/tcp_states.h}, in the table's format. */
    private static final String TIME_WAIT = "06";

    private static final int LOCAL_COLUMN = 1;
    private static final int REMOTE_COLUMN = 2;
    private static final int STATE_COLUMN = 3;
    private static final int TIMER_COLUMN = 5;
    private static final int COLUMNS = 7;

    /** {@code USER_HZ}, the unit of times in the table. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int HEX_DIGITS_OF_WORD = 8;
    private static final int HEX = 16;

    private final Path proc;

    /** Reads from the running kernel. */
    public SocketTable() {
        this(Path.of("/proc"));
    }

    SocketTable(Path proc) {
        this.proc = proc;
    }

    /** Returns the sockets in TIME_WAIT, or null if the table cannot be read. */
    public @Nullable List<TimeWaitSocket> timeWait() {
        var sockets = new ArrayList<TimeWaitSocket>();
        // There may be tens of thousands of sockets, but not as many addresses.
        var addresses = new HashMap<String, InetAddress>();
        if (!read(proc.resolve("self/net/tcp"), sockets, addresses)) {
            return null;
        }
        read(proc.resolve("self/net/tcp6"), sockets, addresses);
        return sockets;
    }

    private static boolean read(Path table, List<TimeWaitSocket> sockets, Map<String, InetAddress> addresses) {
        try (var lines = Files.lines(table)) {
            lines.forEach(line -> {
                var columns = line.strip().split("\\s+", COLUMNS);
                if (columns.length > TIMER_COLUMN && columns[STATE_COLUMN].equals(TIME_WAIT)) {
                    var socket = socket(columns, addresses);
                    if (socket != null) {
                        sockets.add(socket);
                    }
                }
            });
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Returns the socket of a line, or null if the line is malformed. */
    private static @Nullable TimeWaitSocket socket(String[] columns, Map<String, InetAddress> addresses) {
        try {
            return new TimeWaitSocket(
                    address(columns[LOCAL_COLUMN], addresses),
                    port(columns[LOCAL_COLUMN]),
                    address(columns[REMOTE_COLUMN], addresses),
                    port(columns[REMOTE_COLUMN]),
                    Long.parseLong(afterColon(columns[TIMER_COLUMN]), HEX) / TICKS_PER_SECOND);
        } catch (UnknownHostException | RuntimeException e) {
            return null;
        }
    }

    private static InetAddress address(String end, Map<String, InetAddress> addresses) throws UnknownHostException {
        String digits = end.substring(0, end.indexOf(':'));
        var known = addresses.get(digits);
        if (known != null) {
            return known;
        }
        // 32-bit words in network byte order, each printed as a number in host byte order. IPv4-mapped IPv6
        // addresses, as all IPv4 addresses of dual-stack sockets are, become IPv4 addresses.
        var bytes = ByteBuffer.allocate(digits.length() / 2).order(ByteOrder.nativeOrder());
        for (int i = 0; i < digits.length(); i += HEX_DIGITS_OF_WORD) {
            bytes.putInt(Integer.parseUnsignedInt(digits.substring(i, i + HEX_DIGITS_OF_WORD), HEX));
        }
        var address = InetAddress.getByAddress(bytes.array());
        addresses.put(digits, address);
        return address;
    }

    private static int port(String end) {
        return Integer.parseInt(afterColon(end), HEX);
    }

    private static String afterColon(String column) {
        return column.substring(column.indexOf(':') + 1);
    }
}
