// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.record.socket.SocketState;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Connections that the peer has closed and this process has not: the kernel keeps them in CLOSE_WAIT until it does.
 *
 * <p>No hook is called when a FIN arrives, so the agent's own thread polls every open socket now and then. One thread at
 * a time may {@link #scan}; any thread may call {@link #isLong}.
 */
public final class CloseWaits {

    /** Every passive close passes through CLOSE_WAIT briefly; only longer stays count. */
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ConnectionTable table;
    private final SocketState state;

    /** When each connection was first seen in CLOSE_WAIT; {@link System#nanoTime}. */
    private volatile Map<Connection, Long> since = Map.of();

    /** @param state queries the kernel's state of a socket */
    public CloseWaits(ConnectionTable table, SocketState state) {
        this.table = table;
        this.state = state;
    }

    /** Polls all open connections. */
    public void scan(long now) {
        var before = since;
        var seen = new IdentityHashMap<Connection, Long>();
        table.forEach(socket -> {
            if (socket instanceof Connection connection
                    && !connection.isConnecting()
                    && state.isClosedByPeer(connection.descriptor())) {
                seen.put(connection, before.getOrDefault(connection, now));
            }
        });
        since = seen;
    }

    /** Whether a connection has been in CLOSE_WAIT for over ten seconds. */
    public boolean isLong(Connection connection, long now) {
        var first = since.get(connection);
        return first != null && now - first > LONG_NANOS;
    }
}
