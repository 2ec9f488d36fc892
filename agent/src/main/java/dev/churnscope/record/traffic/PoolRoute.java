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
 * The connections of one pool to one endpoint: which are idle, and what those that are gone were lost to.
 *
 * <p>A connection that a pool loses leaves a place empty. The connection opened next takes the place left last, and is one
 * that would not have been needed but for the loss; so each loss explains one open. Safe for use by any number of threads.
 */
public final class PoolRoute {

    /** Losses remembered; what was lost long before so many others explains nothing any more. */
    private static final int MAX_LOSSES = 1000;

    private final AtomicReference<@Nullable Loss> last = new AtomicReference<>();
    private final Set<Traffic> idle = ConcurrentHashMap.newKeySet(0);

    private final PeerKeepAlive keepAlive = new PeerKeepAlive();
    private final RequestBursts bursts = new RequestBursts();
    private final boolean interchangeable;
    private final AtomicReference<@Nullable Caller> poolCloser;

    /**
     * Why a connection cannot be used again.
     *
     * @param closer the line that closed it, or null where that does not matter
     */
    record Lost(NotReusedReason reason, @Nullable Caller closer) {}

    /** A connection that is gone, and those that went before it. */
    private record Loss(Lost lost, @Nullable Loss before, int number) {}

    /**
     * @param interchangeable whether any connection would do for any caller: the pool then opens connections ahead, and says goodbye
     *     before it closes one
     * @param poolCloser the line that closes the pool, once it does
     */
    public PoolRoute(boolean interchangeable, AtomicReference<@Nullable Caller> poolCloser) {
        this.interchangeable = interchangeable;
        this.poolCloser = poolCloser;
    }

    /** Returns the line that closed the whole pool, or null. */
    public @Nullable Caller poolCloser() {
        return poolCloser.get();
    }

    boolean isInterchangeable() {
        return interchangeable;
    }

    /** Returns what the connections have shown of whether their peer keeps them. */
    public PeerKeepAlive keepAlive() {
        return keepAlive;
    }

    /** Returns what finds the bursts of requests. */
    public RequestBursts bursts() {
        return bursts;
    }

    /** A connection waits for the next request. */
    void addIdle(Traffic connection) {
        idle.add(connection);
    }

    /** A connection no longer waits. */
    public void removeIdle(Traffic connection) {
        idle.remove(connection);
    }

    /**
     * A connection is gone, for a reason.
     *
     * @param closer the line that closed it, or null where none of the application did
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
     * A connection was opened; returns why none of those opened before it could be used, or null if none was to be had.
     *
     * @param since when it was begun: what has become idle in the meantime was not there to be used
     * @param state tells which idle connections the peer has closed, as the pool may find out only when it takes them
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
            // The pool has yet to close it.
            expired.leaveRoute();
            return new Lost(NotReusedReason.IDLE_EXPIRY_CHURN, null);
        }
        Loss loss;
        do {
            loss = last.get();
        } while (loss != null && !last.compareAndSet(loss, loss.before()));
        return loss == null ? null : loss.lost();
    }

    /** What is idle and closed by the peer explains an open like any other loss, and its own close no more. */
    private void loseToPeer(Traffic connection) {
        if (idle.remove(connection) && connection.leaveRoute() != null) {
            lose(connection.lostWhileIdle(keepAlive, System.nanoTime()), null);
        }
    }
}
