// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.record.socket.SocketState;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Connections that the peer has closed and this process has not: the kernel keeps them in CLOSE_WAIT for as long as it takes.
 *
 * <p>Nothing tells when a FIN comes, so the agent's own thread asks every open socket for it now and then.
 * Only one thread may look; any may ask.
 */
public final class CloseWaits {

    /** Shorter than that is how any connection ends that the peer closes first. */
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ConnectionTable table;
    private final SocketState state;

    /** When each was first seen in that state; {@link System#nanoTime}. */
    private volatile Map<Connection, Long> since = Map.of();

    /** @param state asks the kernel about a socket */
    public CloseWaits(ConnectionTable table, SocketState state) {
        this.table = table;
        this.state = state;
    }

    /** Looks at all open connections. */
    public void look(long now) {
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

    /** Whether a connection has been in that state for over ten seconds. */
    public boolean isLong(Connection connection, long now) {
        var first = since.get(connection);
        return first != null && now - first > LONG_NANOS;
    }
}
