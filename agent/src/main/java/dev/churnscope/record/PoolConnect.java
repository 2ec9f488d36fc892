// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.record.connection.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The connection that each thread last made between {@code poolConnectBegins} and {@code poolConnectEnds}: for pools,
 * such as JDBC pools, whose connections are made by a driver and whose sockets the pool does not know.
 */
final class PoolConnect {

    private final ThreadLocal<@Nullable Slot> current = new ThreadLocal<>();

    /** Whether any thread ever began: in a program without such pools, no connect reads the thread-local. */
    private volatile boolean used;

    private static final class Slot {
        @Nullable
        Connection connection;
    }

    /** The current thread begins to open a connection for a pool. */
    void begin() {
        used = true;
        current.set(new Slot());
    }

    /** The current thread has connected. */
    void connected(Connection connection) {
        if (used) {
            var slot = current.get();
            if (slot != null) {
                slot.connection = connection;
            }
        }
    }

    /** Returns the last connection that the current thread made since it began, or null. */
    @Nullable
    Connection end() {
        var slot = current.get();
        current.remove();
        return slot == null ? null : slot.connection;
    }
}
