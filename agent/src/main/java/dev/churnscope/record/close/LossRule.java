// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.record.traffic.PeerKeepAlive;
import dev.churnscope.stack.CloseHint;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/** What a pool loses a connection to: why no further request can use it. */
final class LossRule {

    private LossRule() {}

    /** Returns why no further request can use the connection, or null where nothing tells. */
    static @Nullable NotReusedReason reasonOf(CloseContext closing) {
        if (closing.isTimedOutUnread()) {
            return NotReusedReason.RESPONSE_NOT_DRAINED;
        }
        if (closing.isTimedOutUnanswered()) {
            return NotReusedReason.ERROR;
        }
        var limit = closing.limitReached();
        if (limit != null) {
            return limit;
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
                // What fails with some of its response unread was given up.
                return NotReusedReason.RESPONSE_NOT_DRAINED;
            }
            return NotReusedReason.ERROR;
        }
        if (closing.isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            return NotReusedReason.RESPONSE_NOT_DRAINED;
        }
        // A pool that finds a connection broken has just taken it; so has a client that finds it closed.
        long idleFor = closing.idleNanos() != null
                ? closing.idleNanos()
                : closing.isFoundBroken() || closing.isTakenInVain() ? closing.idleBefore() : 0;
        return switch (closing.kind() == CloseKind.REMOTE_FIN && closing.saysGoodbye()
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
                    yield askedFor(hint == null ? CloseCause.APPLICATION : hint.cause());
                }
                yield closing.followsGoodbye() ? lostToPeer(closing, idleFor) : null;
            }
        };
    }

    /** A client that ends a connection after an exchange, though nothing in it said so, was told not to keep any. */
    private static @Nullable NotReusedReason askedFor(CloseCause cause) {
        return switch (cause) {
            case APPLICATION -> NotReusedReason.DISCONNECT_AFTER_RESPONSE;
            case PROTOCOL -> NotReusedReason.KEEP_ALIVE_DISABLED;
            default -> null;
        };
    }

    /** Returns what the connection was lost to where the peer closed it, after it had been idle for some time. */
    private static NotReusedReason lostToPeer(CloseContext closing, long idleNanos) {
        var traffic = closing.connection().trafficIfAny();
        var route = traffic == null ? null : traffic.route();
        var keepAlive = route == null ? new PeerKeepAlive() : route.keepAlive();
        return keepAlive.lost(idleNanos, closing.connection().connectNanos());
    }

    /** Whether what the closing method says of the connection's loss came too late: it was lost already. */
    private static boolean isOverruled(CloseContext closing, CloseHint hint) {
        return switch (hint.cause()) {
            // What the headers say is nearer to the cause.
            case PROTOCOL -> closing.endsByProtocol() || closing.peerCalledFirst();
            // Where the peer was first, that is what the request failed of.
            case ERROR -> closing.peerWasFirst() || closing.requestWasLost();
            default ->
                switch (hint.reason()) {
                    case DISCONNECT_AFTER_RESPONSE -> closing.endsByProtocol();
                    case POOL_KEY_MISS, MAX_LIFETIME_CHURN, IDLE_EXPIRY_CHURN -> closing.peerCalledFirst();
                    default -> false;
                };
        };
    }

    /** Returns why a connection cannot be used again once this was noted of it, whatever comes; null if that depends. */
    static @Nullable NotReusedReason sureReason(int noted) {
        return switch (noted) {
            case ChurnscopeTraffic.REQUEST_ENDS_CONNECTION -> NotReusedReason.KEEP_ALIVE_DISABLED;
            case ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION -> NotReusedReason.SERVER_REFUSES_KEEP_ALIVE;
            case ChurnscopeTraffic.IDLE_LIMIT -> NotReusedReason.IDLE_EXPIRY_CHURN;
            case ChurnscopeTraffic.LIFETIME_LIMIT -> NotReusedReason.MAX_LIFETIME_CHURN;
            default -> null;
        };
    }
}
