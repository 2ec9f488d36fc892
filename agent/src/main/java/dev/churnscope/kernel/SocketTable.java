// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The kernel's table of TCP sockets, {@code /proc/net/tcp} and {@code tcp6}, of this network namespace. */
final class SocketTable {

    /** {@code TCP_TIME_WAIT} of {@code include/net/tcp_states.h}, as the table writes it. */
    private static final String TIME_WAIT = "06";

    private static final int STATE_COLUMN = 3;

    private final Path proc;

    SocketTable(Path proc) {
        this.proc = proc;
    }

    /** Returns how many sockets are in TIME_WAIT, or null where the table cannot be read. */
    @Nullable
    Long timeWait() {
        var ipv4 = timeWait(proc.resolve("self/net/tcp"));
        if (ipv4 == null) {
            return null;
        }
        var ipv6 = timeWait(proc.resolve("self/net/tcp6"));
        return ipv6 == null ? ipv4 : Long.valueOf(ipv4 + ipv6);
    }

    private static @Nullable Long timeWait(Path table) {
        try (var lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > STATE_COLUMN && columns[STATE_COLUMN].equals(TIME_WAIT))
                    .count();
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
