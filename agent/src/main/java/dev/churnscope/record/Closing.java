// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReused;
import dev.churnscope.stack.Caller;
import dev.churnscope.stack.CloseSign;
import java.net.ChurnscopeTraffic;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection at the moment that it is closed, and what that says of why.
 *
 * @param closer the line that closes
 * @param byApplication whether code of the application asked for the close itself, rather than some library for it
 * @param kind how the connection ends
 * @param idleNanos for how long it waited in its pool, or null where it did not
 */
record Closing(
        Connection connection,
        Caller closer,
        boolean byApplication,
        CloseKind kind,
        @Nullable Long idleNanos) {

    /**
     * A peer that closes after each response does so at once, one that closes for idleness takes its time: the shortest
     * idle timeouts of servers are a second.
     */
    private static final long SHORTEST_IDLE_TIMEOUT = TimeUnit.SECONDS.toNanos(1);

    CloseCause cause() {
        if (connection.isAbandoned()) {
            return CloseCause.GC;
        }
        if (ShutdownHooks.areRunning()) {
            return CloseCause.EXIT;
        }
        var sign = sign();
        if (sign != null) {
            return sign.cause();
        }
        var noted = !byApplication || closer.clientLabel() != null ? notedCause() : null;
        if (noted != null) {
            return noted;
        }
        if (byApplication) {
            return CloseCause.APPLICATION;
        }
        return switch (kind) {
            case REMOTE_FIN -> CloseCause.PROTOCOL;
            case REMOTE_RESET -> CloseCause.ERROR;
            case LOCAL_FIN, LOCAL_RESET -> CloseCause.UNKNOWN;
        };
    }

    /** Returns why no further request can use the connection, or null where nothing tells. */
    @Nullable
    NotReused reason() {
        var sign = sign();
        if (sign != null && sign.reason() != null) {
            return sign.reason();
        }
        if (isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)) {
            return NotReused.KEEP_ALIVE_DISABLED;
        }
        if (isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            return closedByPeer(idleNanos == null ? 0 : idleNanos);
        }
        if (isNoted(ChurnscopeTraffic.NOT_KEPT)) {
            return NotReused.POOL_TOO_SMALL;
        }
        if (isNoted(ChurnscopeTraffic.FAILED)) {
            return wasClosedByPeerBefore() ? closedByPeer(connection.traffic().idleBeforeRequest()) : NotReused.ERROR;
        }
        if (isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            return NotReused.RESPONSE_NOT_DRAINED;
        }
        return switch (kind) {
            case REMOTE_FIN -> closedByPeer(idleNanos == null ? 0 : idleNanos);
            case REMOTE_RESET -> idleNanos != null ? NotReused.STALE_POOLED_CONNECTION : NotReused.ERROR;
            case LOCAL_RESET -> NotReused.RESPONSE_NOT_DRAINED;
            case LOCAL_FIN -> byApplication ? NotReused.DISCONNECT_AFTER_RESPONSE : null;
        };
    }

    private static NotReused closedByPeer(long idleNanos) {
        return idleNanos >= SHORTEST_IDLE_TIMEOUT
                ? NotReused.STALE_POOLED_CONNECTION
                : NotReused.SERVER_REFUSES_KEEP_ALIVE;
    }

    /** Returns what the methods on the closing stack say, where they leave it open with what is known of the idleness. */
    private @Nullable CloseSign sign() {
        var sign = closer.closeSign();
        if (sign == null || sign.reason() != NotReused.POOL_TOO_SMALL) {
            return sign;
        }
        // A pool that finds a connection whose response was dropped evicts it too.
        if (isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            return new CloseSign(sign.cause(), NotReused.RESPONSE_NOT_DRAINED);
        }
        // One task of the pool's does both.
        var traffic = connection.trafficIfAny();
        return traffic != null && idleNanos != null && traffic.hasIdledOut(idleNanos)
                ? new CloseSign(CloseCause.IDLE_TIMER, NotReused.IDLE_EXPIRY_CHURN)
                : sign;
    }

    private @Nullable CloseCause notedCause() {
        if (isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION) || isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            return CloseCause.PROTOCOL;
        }
        if (isNoted(ChurnscopeTraffic.NOT_KEPT)) {
            return CloseCause.POOL;
        }
        if (isNoted(ChurnscopeTraffic.FAILED)) {
            return wasClosedByPeerBefore() ? CloseCause.PROTOCOL : CloseCause.ERROR;
        }
        return null;
    }

    /** Whether a request failed since the peer had closed the connection while it was idle. */
    private boolean wasClosedByPeerBefore() {
        return (kind == CloseKind.REMOTE_FIN || kind == CloseKind.REMOTE_RESET)
                && connection.traffic().idleBeforeRequest() > 0;
    }

    private boolean isNoted(int what) {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isNoted(what);
    }
}
