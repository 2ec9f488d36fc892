// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReused;
import dev.churnscope.record.traffic.PeerKeepAlive;
import dev.churnscope.stack.CloseSign;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/** What a pool loses a connection to: why no further request can use it. */
final class LossRule {

    private LossRule() {}

    /** Returns why no further request can use the connection, or null where nothing tells. */
    static @Nullable NotReused reasonOf(Closing closing) {
        if (closing.isTimedOutUnread()) {
            return NotReused.RESPONSE_NOT_DRAINED;
        }
        if (closing.isTimedOutUnanswered()) {
            return NotReused.ERROR;
        }
        var limit = closing.limitReached();
        if (limit != null) {
            return limit;
        }
        var sign = closing.sign();
        if (sign != null && sign.reason() != null && !isOverruled(closing, sign)) {
            return sign.reason();
        }
        if (closing.isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)) {
            return NotReused.KEEP_ALIVE_DISABLED;
        }
        if (closing.isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            return NotReused.SERVER_REFUSES_KEEP_ALIVE;
        }
        if (closing.isNoted(ChurnscopeTraffic.NOT_KEPT)) {
            return NotReused.POOL_TOO_SMALL;
        }
        if (closing.requestWasLost()) {
            return lostToPeer(closing, closing.idleBefore());
        }
        if (closing.isNoted(ChurnscopeTraffic.FAILED)) {
            if (closing.kind() == CloseKind.LOCAL_RESET) {
                // What fails with some of its response unread was given up.
                return NotReused.RESPONSE_NOT_DRAINED;
            }
            return NotReused.ERROR;
        }
        if (closing.isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            return NotReused.RESPONSE_NOT_DRAINED;
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
                closing.idleNanos() != null || idleFor > 0 ? NotReused.STALE_POOLED_CONNECTION : NotReused.ERROR;
            case LOCAL_RESET -> NotReused.RESPONSE_NOT_DRAINED;
            case LOCAL_FIN -> {
                if (closing.byApplication()) {
                    yield askedFor(sign == null ? CloseCause.APPLICATION : sign.cause());
                }
                yield closing.followsGoodbye() ? lostToPeer(closing, idleFor) : null;
            }
        };
    }

    /** A client that ends a connection after an exchange, though nothing in it said so, was told not to keep any. */
    private static @Nullable NotReused askedFor(CloseCause cause) {
        return switch (cause) {
            case APPLICATION -> NotReused.DISCONNECT_AFTER_RESPONSE;
            case PROTOCOL -> NotReused.KEEP_ALIVE_DISABLED;
            default -> null;
        };
    }

    /** Returns what the connection was lost to where the peer closed it, after it had been idle for some time. */
    private static NotReused lostToPeer(Closing closing, long idleNanos) {
        var traffic = closing.connection().trafficIfAny();
        var route = traffic == null ? null : traffic.route();
        var keepAlive = route == null ? new PeerKeepAlive() : route.keepAlive();
        return keepAlive.lost(idleNanos, closing.connection().connectNanos());
    }

    /** Whether what the closing method says of the connection's loss came too late: it was lost already. */
    private static boolean isOverruled(Closing closing, CloseSign sign) {
        return switch (sign.cause()) {
            // What the headers say is nearer to the cause.
            case PROTOCOL -> closing.endsByProtocol() || closing.peerCalledFirst();
            // Where the peer was first, that is what the request failed of.
            case ERROR -> closing.peerWasFirst() || closing.requestWasLost();
            default ->
                switch (sign.reason()) {
                    case DISCONNECT_AFTER_RESPONSE -> closing.endsByProtocol();
                    case POOL_KEY_MISS, MAX_LIFETIME_CHURN, IDLE_EXPIRY_CHURN -> closing.peerCalledFirst();
                    default -> false;
                };
        };
    }

    /** Returns why a connection cannot be used again once this was noted of it, whatever comes; null if that depends. */
    static @Nullable NotReused sureReason(int noted) {
        return switch (noted) {
            case ChurnscopeTraffic.REQUEST_ENDS_CONNECTION -> NotReused.KEEP_ALIVE_DISABLED;
            case ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION -> NotReused.SERVER_REFUSES_KEEP_ALIVE;
            case ChurnscopeTraffic.IDLE_LIMIT -> NotReused.IDLE_EXPIRY_CHURN;
            case ChurnscopeTraffic.LIFETIME_LIMIT -> NotReused.MAX_LIFETIME_CHURN;
            default -> null;
        };
    }
}
