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
 * @param idleNanos for how long it waits in its pool, or has waited for long before the request it was closed with; null
 *     where it did not
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
    static final long SHORTEST_IDLE_TIMEOUT = TimeUnit.SECONDS.toNanos(1);

    CloseCause cause() {
        if (connection.isAbandoned()) {
            return CloseCause.GC;
        }
        if (ShutdownHooks.areRunning()) {
            return CloseCause.EXIT;
        }
        var sign = closer.closeSign();
        if (sign != null) {
            return causeBy(sign);
        }
        boolean byLibrary = !byApplication || closer.clientLabel() != null;
        if (byLibrary && endsByProtocol()) {
            return CloseCause.PROTOCOL;
        }
        if (byApplication) {
            return CloseCause.APPLICATION;
        }
        return switch (kind) {
            case REMOTE_FIN -> CloseCause.PROTOCOL;
            case REMOTE_RESET -> CloseCause.ERROR;
            case LOCAL_FIN, LOCAL_RESET -> isNoted(ChurnscopeTraffic.FAILED) ? CloseCause.ERROR : CloseCause.UNKNOWN;
        };
    }

    /** Returns why no further request can use the connection, or null where nothing tells. */
    @Nullable
    NotReused reason() {
        var sign = closer.closeSign();
        if (sign != null) {
            var reason = reasonBy(sign);
            if (reason != null) {
                return reason;
            }
        }
        if (isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)) {
            return NotReused.KEEP_ALIVE_DISABLED;
        }
        if (isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            return NotReused.SERVER_REFUSES_KEEP_ALIVE;
        }
        if (isNoted(ChurnscopeTraffic.FAILED)) {
            return NotReused.ERROR;
        }
        if (isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            return NotReused.RESPONSE_NOT_DRAINED;
        }
        return switch (kind) {
            case REMOTE_FIN -> reasonByPeer();
            case REMOTE_RESET -> idleNanos != null ? NotReused.STALE_POOLED_CONNECTION : NotReused.ERROR;
            case LOCAL_RESET -> NotReused.RESPONSE_NOT_DRAINED;
            case LOCAL_FIN -> byApplication ? reasonByApplication(sign) : null;
        };
    }

    private static NotReused reasonByApplication(@Nullable CloseSign sign) {
        if (sign != null && sign.cause() == CloseCause.PROTOCOL) {
            // No header said so: the client was told not to reuse.
            return NotReused.KEEP_ALIVE_DISABLED;
        }
        return sign != null && sign.cause() == CloseCause.POOL
                ? NotReused.POOL_TOO_SMALL
                : NotReused.DISCONNECT_AFTER_RESPONSE;
    }

    /** A pool tells why it closes a connection by more than the method that does it. */
    private CloseCause causeBy(CloseSign sign) {
        if (sign.cause() != CloseCause.POOL && sign.cause() != CloseCause.IDLE_TIMER) {
            return sign.cause();
        }
        var reason = reason();
        if (reason == NotReused.MAX_LIFETIME_CHURN) {
            return CloseCause.MAX_LIFETIME;
        }
        return reason == NotReused.IDLE_EXPIRY_CHURN ? CloseCause.IDLE_TIMER : sign.cause();
    }

    private @Nullable NotReused reasonBy(CloseSign sign) {
        return switch (sign.cause()) {
            case POOL, IDLE_TIMER -> reasonByPool(sign);
            // What the headers say is nearer to the cause.
            case PROTOCOL -> endsByProtocol() ? null : sign.reason();
            // Where the peer was first, that is what the request failed of.
            case ERROR -> kind == CloseKind.REMOTE_FIN || kind == CloseKind.REMOTE_RESET ? null : sign.reason();
            default -> sign.reason();
        };
    }

    private @Nullable NotReused reasonByPool(CloseSign sign) {
        if (isNoted(ChurnscopeTraffic.PEER_CLOSED)) {
            return reasonByPeer();
        }
        if (isNoted(ChurnscopeTraffic.LIFETIME_EXPIRED)) {
            return NotReused.MAX_LIFETIME_CHURN;
        }
        return isNoted(ChurnscopeTraffic.IDLE_EXPIRED) ? NotReused.IDLE_EXPIRY_CHURN : sign.reason();
    }

    private NotReused reasonByPeer() {
        return idleNanos != null && idleNanos >= SHORTEST_IDLE_TIMEOUT
                ? NotReused.STALE_POOLED_CONNECTION
                : NotReused.SERVER_REFUSES_KEEP_ALIVE;
    }

    private boolean endsByProtocol() {
        return isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)
                || isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
    }

    private boolean isNoted(int what) {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isNoted(what);
    }
}
