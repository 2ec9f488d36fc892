// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import dev.churnscope.model.NotReusedReason;
import dev.churnscope.record.socket.SocketState;
import dev.churnscope.stack.Caller;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one pool to one endpoint: which are idle, and why the others were lost.
 *
 * <p>Each new connection consumes the most recent loss and is attributed to it: without that loss it would not have been
 * needed. So each loss explains one open. Safe for use by any number of threads.
 */
public final class PoolRoute {

    /** The maximum number of losses kept; older ones no longer explain an open. */
    private static final int MAX_LOSSES = 1000;

    private final AtomicReference<@Nullable Loss> last = new AtomicReference<>();
    private final Set<Traffic> idle = ConcurrentHashMap.newKeySet(0);

    private final PeerKeepAlive keepAlive = new PeerKeepAlive();
    private final RequestBursts bursts = new RequestBursts();
    private final boolean interchangeable;
    private final AtomicReference<@Nullable Caller> poolCloser;

    /**
     * Why a connection cannot be reused.
     *
     * @param closer the caller that closed it, or null if that does not matter
     */
    record Lost(NotReusedReason reason, @Nullable Caller closer) {}

    /** A stack of losses, the most recent one first; {@code number} is its size. */
    private record Loss(Lost lost, @Nullable Loss before, int number) {}

    /**
     * @param interchangeable whether any connection would do for any caller; such a pool opens connections in advance,
     *     and announces a close to the peer
     * @param poolCloser the caller that closes the pool, once it does
     */
    public PoolRoute(boolean interchangeable, AtomicReference<@Nullable Caller> poolCloser) {
        this.interchangeable = interchangeable;
        this.poolCloser = poolCloser;
    }

    /** Returns the caller that closed the whole pool, or null. */
    public @Nullable Caller poolCloser() {
        return poolCloser.get();
    }

    boolean isInterchangeable() {
        return interchangeable;
    }

    /** Returns what was observed of the peer's keep-alive. */
    public PeerKeepAlive keepAlive() {
        return keepAlive;
    }

    /** Returns the detector of request bursts. */
    public RequestBursts bursts() {
        return bursts;
    }

    /** Adds a connection that became idle. */
    void addIdle(Traffic connection) {
        idle.add(connection);
    }

    /** Removes a connection that is no longer idle. */
    public void removeIdle(Traffic connection) {
        idle.remove(connection);
    }

    /**
     * Records that a connection cannot be reused.
     *
     * @param closer the application caller that closed it, or null if there is none
     */
    public void lose(NotReusedReason reason, @Nullable Caller closer) {
        var lost = new Lost(reason, closer);
        Loss before;
        Loss loss;
        do {
            before = last.get();
            int number = before == null ? 1 : before.number() + 1;
            loss = number > MAX_LOSSES ? new Loss(lost, null, 1) : new Loss(lost, before, number);
        } while (!last.compareAndSet(before, loss));
    }

    /**
     * Called for each connection that was opened; returns why none of those opened before could be reused, or null if
     * there was none to reuse.
     *
     * @param since when the lookup began that led to the open: connections that became idle later were not available to
     *     it
     * @param state shows which idle connections the peer has closed, which the pool may find out only when it polls them
     */
    @Nullable
    Lost open(long since, SocketState state) {
        Traffic expired = null;
        for (var connection : interchangeable ? Set.<Traffic>of() : idle) {
            if (connection.wasIdleBefore(since) && !connection.isEnding()) {
                if (!connection.isUsableAt(since)) {
                    expired = connection;
                } else if (connection.isClosedByPeer(state)) {
                    loseToPeer(connection);
                } else {
                    return new Lost(NotReusedReason.POOL_KEY_MISS, null);
                }
            }
        }
        if (expired != null && idle.remove(expired)) {
            // The pool has not closed it yet.
            expired.leaveRoute();
            return new Lost(NotReusedReason.IDLE_EXPIRY_CHURN, null);
        }
        Loss loss;
        do {
            loss = last.get();
        } while (loss != null && !last.compareAndSet(loss, loss.before()));
        return loss == null ? null : loss.lost();
    }

    /** Records the loss of an idle connection that the peer closed; its own later close then records none. */
    private void loseToPeer(Traffic connection) {
        if (idle.remove(connection) && connection.leaveRoute() != null) {
            lose(connection.lostWhileIdle(keepAlive, System.nanoTime()), null);
        }
    }
}
