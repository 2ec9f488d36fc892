// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.record.traffic.PeerKeepAlive;
import dev.churnscope.stack.CloseHint;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/** Derives why no further request can use a closed connection, which its pool then has lost. */
final class NotReusedRule {

    private NotReusedRule() {}

    /** Returns why no further request can use the connection, or null if that is not known. */
    static @Nullable NotReusedReason reasonOf(CloseContext closing) {
        if (closing.isNoted(ChurnscopeTraffic.UPGRADED)) {
            // Its pool had lost it to another protocol before.
            return null;
        }
        if (closing.isTimedOutUnread()) {
            return NotReusedReason.RESPONSE_NOT_DRAINED;
        }
        if (closing.isTimedOutAwaitingResponse()) {
            return NotReusedReason.ERROR;
        }
        var reason = reasonOfClose(closing);
        if (closing.isWithinEventStream()
                && (reason == NotReusedReason.RESPONSE_NOT_DRAINED
                        || reason == NotReusedReason.DISCONNECT_AFTER_RESPONSE)) {
            // Closing the connection is the only way to leave it.
            return null;
        }
        return reason != null && closing.isAwaitingResponse() ? reasonOfGivingUp(reason, closing.kind()) : reason;
    }

    /**
     * Returns the reason for closing a connection on which a response is awaited: giving that up is neither to leave a
     * response unread nor to end a connection after it.
     */
    private static NotReusedReason reasonOfGivingUp(NotReusedReason reason, CloseKind kind) {
        return switch (reason) {
            case RESPONSE_NOT_DRAINED -> NotReusedReason.ERROR;
            // A reset shows that part of the response has arrived.
            case DISCONNECT_AFTER_RESPONSE -> kind == CloseKind.LOCAL_FIN ? NotReusedReason.ERROR : reason;
            default -> reason;
        };
    }

    private static @Nullable NotReusedReason reasonOfClose(CloseContext closing) {
        var limit = closing.limitReached();
        if (limit != null) {
            return limit;
        }
        if (closing.wasEndedWhileIdle()) {
            // However the client ended it then.
            return lostToPeer(closing, closing.idleBefore());
        }
        var hint = closing.hint();
        if (hint != null && hint.reason() != null && !isOverruled(closing, hint)) {
            return hint.reason();
        }
        if (closing.isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)) {
            return NotReusedReason.KEEP_ALIVE_DISABLED;
        }
        if (closing.isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            return NotReusedReason.SERVER_REFUSES_KEEP_ALIVE;
        }
        if (closing.isNoted(ChurnscopeTraffic.NOT_KEPT)) {
            return NotReusedReason.POOL_TOO_SMALL;
        }
        if (closing.requestWasLost()) {
            return lostToPeer(closing, closing.idleBefore());
        }
        if (closing.isNoted(ChurnscopeTraffic.FAILED)) {
            if (closing.kind() == CloseKind.LOCAL_RESET) {
                // A connection that failed with part of its response unread was abandoned.
                return NotReusedReason.RESPONSE_NOT_DRAINED;
            }
            return NotReusedReason.ERROR;
        }
        if (closing.isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            return NotReusedReason.RESPONSE_NOT_DRAINED;
        }
        // A pool that finds a connection broken has just polled it; so has a client that finds it closed.
        long idleFor = closing.idleNanos() != null
                ? closing.idleNanos()
                : closing.isFoundBroken() || closing.wasAcquiredInVain() ? closing.idleBefore() : 0;
        return switch (closing.kind() == CloseKind.REMOTE_FIN && closing.announcesClose()
                ? CloseKind.LOCAL_FIN
                : closing.kind()) {
            case REMOTE_FIN -> lostToPeer(closing, idleFor);
            case REMOTE_RESET ->
                closing.idleNanos() != null || idleFor > 0
                        ? NotReusedReason.STALE_POOLED_CONNECTION
                        : NotReusedReason.ERROR;
            case LOCAL_RESET -> NotReusedReason.RESPONSE_NOT_DRAINED;
            case LOCAL_FIN -> {
                if (closing.byApplication()) {
                    yield reasonOfClosing(hint == null ? CloseCause.APPLICATION : hint.cause());
                }
                yield closing.followsCloseNotify() ? lostToPeer(closing, idleFor) : null;
            }
        };
    }

    /**
     * Returns the reason if the application closes first. A client that ends a connection after an exchange, without a
     * header that announces it, is configured not to keep connections.
     */
    private static @Nullable NotReusedReason reasonOfClosing(CloseCause cause) {
        return switch (cause) {
            case APPLICATION -> NotReusedReason.DISCONNECT_AFTER_RESPONSE;
            case PROTOCOL -> NotReusedReason.KEEP_ALIVE_DISABLED;
            default -> null;
        };
    }

    /** Returns why the connection cannot be reused if the peer closed it after it had been idle for some time. */
    private static NotReusedReason lostToPeer(CloseContext closing, long idleNanos) {
        var traffic = closing.connection().trafficIfAny();
        var route = traffic == null ? null : traffic.route();
        var keepAlive = route == null ? new PeerKeepAlive() : route.keepAlive();
        return keepAlive.classify(idleNanos, closing.connection().connectNanos());
    }

    /** Whether stronger evidence overrides the reason given by the closing method. */
    private static boolean isOverruled(CloseContext closing, CloseHint hint) {
        return switch (hint.cause()) {
            // The headers are closer to the cause.
            case PROTOCOL -> closing.endsByProtocol() || closing.peerWasFirstInPlaintext();
            // If the peer was first, that is why the request failed.
            case ERROR -> closing.peerWasFirst() || closing.requestWasLost();
            default ->
                switch (hint.reason()) {
                    case DISCONNECT_AFTER_RESPONSE -> closing.endsByProtocol();
                    case POOL_KEY_MISS, MAX_LIFETIME_CHURN, IDLE_EXPIRY_CHURN -> closing.peerWasFirstInPlaintext();
                    default -> false;
                };
        };
    }

    /** Implements {@link CloseContext#sureReason}. */
    static @Nullable NotReusedReason sureReason(int note) {
        return switch (note) {
            case ChurnscopeTraffic.REQUEST_ENDS_CONNECTION -> NotReusedReason.KEEP_ALIVE_DISABLED;
            case ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION -> NotReusedReason.SERVER_REFUSES_KEEP_ALIVE;
            case ChurnscopeTraffic.IDLE_LIMIT -> NotReusedReason.IDLE_EXPIRY_CHURN;
            case ChurnscopeTraffic.LIFETIME_LIMIT -> NotReusedReason.MAX_LIFETIME_CHURN;
            default -> null;
        };
    }
}
