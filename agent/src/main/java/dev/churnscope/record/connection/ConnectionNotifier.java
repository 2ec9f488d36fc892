// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import dev.churnscope.record.socket.ConnectFailure;
import dev.churnscope.record.socket.FourTuple;
import dev.churnscope.stack.Caller;
import java.net.ChurnscopeHook;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the listener of each connection; without a listener, that costs one field read. Safe for use by any number of
 * threads.
 */
public final class ConnectionNotifier {

    /** Unsigned, so that the number takes four bytes in a connection. */
    private final AtomicInteger lastNumber = new AtomicInteger();

    private volatile @Nullable ConnectionListener listener;

    /** Sets the listener, replacing any other; null for none. */
    public void setListener(@Nullable ConnectionListener newListener) {
        listener = newListener;
    }

    /** Notifies the listener of a connection that was established or accepted. */
    public void opened(Connection connection) {
        var current = listener;
        if (current != null) {
            try {
                if (current.isListening()) {
                    connection.number(lastNumber.incrementAndGet());
                    current.opened(factsOf(connection, connection.connectNanos()));
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Notifies the listener of a connect that failed. */
    public void connectFailed(Connection connection, ConnectFailure reason) {
        var current = listener;
        if (current != null) {
            try {
                if (current.isListening()) {
                    current.connectFailed(factsOf(connection, connection.age(System.nanoTime())), reason.label());
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Notifies the listener of a connection that is about to be closed. */
    public void closed(Connection connection, Caller closer, CloseKind kind, CloseCause cause, long now) {
        var current = listener;
        if (current != null) {
            try {
                if (current.isListening()) {
                    current.closed(
                            factsOf(connection, connection.connectNanos()), end(connection, closer, kind, cause, now));
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    private static ConnectionListener.Facts factsOf(Connection connection, long connectNanos) {
        var opener = connection.opener();
        var key = opener.site().key();
        var endpoint = connection.endpoint();
        boolean isAccepted = key.role() == Role.SERVER;
        int port = isAccepted
                ? FourTuple.remotePort(connection.ports())
                : endpoint.address().getPort();
        return new ConnectionListener.Facts(
                Integer.toUnsignedLong(connection.number()),
                key.role(),
                key.client(),
                opener.caller().callSite(),
                endpoint.host(),
                addressOf(endpoint.address()),
                port,
                FourTuple.localPort(connection.ports()),
                isAccepted ? -1 : connectNanos);
    }

    private static String addressOf(InetSocketAddress address) {
        return address.isUnresolved() ? "" : address.getAddress().getHostAddress();
    }

    private static ConnectionListener.End end(
            Connection connection, Caller closer, CloseKind kind, CloseCause cause, long now) {
        var traffic = connection.trafficIfAny();
        NotReusedReason notReused = traffic == null ? null : traffic.notReused();
        return new ConnectionListener.End(
                kind,
                cause,
                closer.callSite(),
                connection.age(now),
                traffic == null ? -1 : traffic.handshakeNanos(),
                traffic == null ? 0 : traffic.requests(),
                notReused);
    }
}
