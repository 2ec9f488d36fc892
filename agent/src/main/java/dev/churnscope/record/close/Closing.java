// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReused;
import dev.churnscope.model.ServerCloseReason;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.traffic.PeerKeepAlive;
import dev.churnscope.record.traffic.Traffic;
import dev.churnscope.stack.Caller;
import dev.churnscope.stack.CloseSign;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection at the moment that it is closed, and what that says of why.
 *
 * @param closer the line that closes
 * @param byApplication whether code of the application asked for the close itself, rather than some library for it
 * @param kind how the connection ends
 * @param idleNanos for how long it waited in its pool, or null where it did not
 */
public record Closing(
        Connection connection,
        Caller closer,
        boolean byApplication,
        CloseKind kind,
        @Nullable Long idleNanos) {

    CloseCause cause() {
        if (connection.isAbandoned()) {
            return CloseCause.GC;
        }
        if (ShutdownHooks.areRunning()) {
            return CloseCause.EXIT;
        }
        var limit = limitReached();
        if (limit != null) {
            return limit == NotReused.MAX_LIFETIME_CHURN ? CloseCause.MAX_LIFETIME : CloseCause.IDLE_TIMER;
        }
        var sign = sign();
        if (sign != null) {
            // What a library takes for an error is most often that the peer has closed.
            return sign.cause() == CloseCause.ERROR && (kind == CloseKind.REMOTE_FIN || requestWasLost())
                    ? CloseCause.PROTOCOL
                    : sign.cause();
        }
        // A server answers, and closes, on whatever stack the application completes its response.
        boolean byLibrary = !byApplication || closer.clientLabel() != null || isAccepted();
        if (isNoted(ChurnscopeTraffic.ERROR_STATUS) && !isAskedForByRequest() && !peerWasFirst()) {
            return CloseCause.ERROR;
        }
        if (byLibrary && endsByProtocol()) {
            return CloseCause.PROTOCOL;
        }
        if (byLibrary && isNoted(ChurnscopeTraffic.NOT_KEPT)) {
            return CloseCause.POOL;
        }
        if (byLibrary && requestWasLost()) {
            return CloseCause.PROTOCOL;
        }
        if (byLibrary && isNoted(ChurnscopeTraffic.FAILED)) {
            return CloseCause.ERROR;
        }
        if (byApplication) {
            return CloseCause.APPLICATION;
        }
        return switch (kind) {
            case REMOTE_FIN -> CloseCause.PROTOCOL;
            case REMOTE_RESET -> CloseCause.ERROR;
            case LOCAL_FIN -> followsGoodbye() ? CloseCause.PROTOCOL : CloseCause.UNKNOWN;
            case LOCAL_RESET -> CloseCause.UNKNOWN;
        };
    }

    /** Returns why this process, as a server, closed first; null where the peer did. */
    @Nullable
    ServerCloseReason serverReason() {
        if (kind == CloseKind.REMOTE_FIN || kind == CloseKind.REMOTE_RESET) {
            return null;
        }
        var cause = cause();
        if (cause == CloseCause.EXIT) {
            return ServerCloseReason.SHUTDOWN;
        }
        if (isAskedForByRequest()) {
            return ServerCloseReason.REQUEST_HEADER;
        }
        if (isNoted(ChurnscopeTraffic.REQUEST_LIMIT)) {
            return ServerCloseReason.REQUEST_LIMIT;
        }
        if (isNoted(ChurnscopeTraffic.ERROR_STATUS)) {
            return ServerCloseReason.ERROR_STATUS;
        }
        if (isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            return ServerCloseReason.RESPONSE_HEADER;
        }
        return switch (cause) {
            case IDLE_TIMER -> ServerCloseReason.IDLE_TIMEOUT;
            case ERROR -> ServerCloseReason.ERROR;
            case APPLICATION -> ServerCloseReason.APPLICATION;
            default -> ServerCloseReason.UNKNOWN;
        };
    }

    /** Whether the last request said that the connection ends. */
    boolean isAskedForByRequest() {
        return isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION);
    }

    /** Whether the connection has carried just one request. */
    boolean carriedOne() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.requests() == 1;
    }

    private boolean isAccepted() {
        return connection.opener().site().accepts();
    }

    /** Returns why no further request can use the connection, or null where nothing tells. */
    @Nullable
    NotReused reason() {
        var limit = limitReached();
        if (limit != null) {
            return limit;
        }
        var sign = sign();
        if (sign != null && sign.reason() != null && !isOverruled(sign)) {
            return sign.reason();
        }
        if (isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)) {
            return NotReused.KEEP_ALIVE_DISABLED;
        }
        if (isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            return NotReused.SERVER_REFUSES_KEEP_ALIVE;
        }
        if (isNoted(ChurnscopeTraffic.NOT_KEPT)) {
            return NotReused.POOL_TOO_SMALL;
        }
        if (requestWasLost()) {
            return lostToPeer(idleBefore());
        }
        if (isNoted(ChurnscopeTraffic.FAILED)) {
            if (kind == CloseKind.LOCAL_RESET) {
                // What fails with some of its response unread was given up.
                return NotReused.RESPONSE_NOT_DRAINED;
            }
            return NotReused.ERROR;
        }
        if (isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            return NotReused.RESPONSE_NOT_DRAINED;
        }
        // A pool that finds a connection broken has just taken it; so has a client that finds it closed.
        long idleFor = idleNanos != null ? idleNanos : isFoundBroken() || isTakenInVain() ? idleBefore() : 0;
        return switch (kind == CloseKind.REMOTE_FIN && saysGoodbye() ? CloseKind.LOCAL_FIN : kind) {
            case REMOTE_FIN -> lostToPeer(idleFor);
            case REMOTE_RESET -> idleNanos != null || idleFor > 0 ? NotReused.STALE_POOLED_CONNECTION : NotReused.ERROR;
            case LOCAL_RESET -> NotReused.RESPONSE_NOT_DRAINED;
            case LOCAL_FIN -> {
                if (byApplication) {
                    yield askedFor(sign == null ? CloseCause.APPLICATION : sign.cause());
                }
                yield followsGoodbye() ? lostToPeer(idleFor) : null;
            }
        };
    }

    /** Whether a library closes, by itself, what the peer has said over TLS that it closes, before the peer's FIN has come. */
    private boolean followsGoodbye() {
        return !byApplication && sign() == null && isNoted(ChurnscopeTraffic.PEER_GOODBYE) && !saysGoodbye();
    }

    /** A client that ends a connection after an exchange, though nothing in it said so, was told not to keep any. */
    private static @Nullable NotReused askedFor(CloseCause cause) {
        return switch (cause) {
            case APPLICATION -> NotReused.DISCONNECT_AFTER_RESPONSE;
            case PROTOCOL -> NotReused.KEEP_ALIVE_DISABLED;
            default -> null;
        };
    }

    /** Returns what the methods on the closing stack say, where they leave it open with what is known of the connection. */
    private @Nullable CloseSign sign() {
        var sign = closer.closeSign();
        if (isNoted(ChurnscopeTraffic.EVICTED) && (sign == null || sign.cause() == CloseCause.ERROR)) {
            sign = new CloseSign(CloseCause.POOL, NotReused.POOL_TOO_SMALL);
        }
        if (sign == null) {
            return null;
        }
        var asker = connection.closeAsker();
        if (sign.cause() == CloseCause.GC && asker != null && asker.isApplication()) {
            // The same method serves what a line asks for.
            return new CloseSign(CloseCause.APPLICATION, sign.reason());
        }
        boolean byTimer = sign.cause() == CloseCause.IDLE_TIMER || sign.cause() == CloseCause.MAX_LIFETIME;
        if (byTimer && (asker != null && asker.isApplication() || endsByProtocol())) {
            // The method serves all of them.
            return null;
        }
        if (byTimer && sign.reason() == NotReused.DISCONNECT_AFTER_RESPONSE && !byApplication) {
            // The application might have called it.
            return new CloseSign(sign.cause(), NotReused.IDLE_EXPIRY_CHURN);
        }
        if (sign.reason() == NotReused.POOL_TOO_SMALL && isReturnedBroken()) {
            return new CloseSign(CloseCause.ERROR, NotReused.ERROR);
        }
        if (isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            // A pool that finds a connection whose response was dropped evicts it, too; a timer ends the reading of a
            // rest.
            return switch (sign.cause()) {
                case POOL -> new CloseSign(CloseCause.POOL, NotReused.RESPONSE_NOT_DRAINED);
                case ERROR -> new CloseSign(CloseCause.APPLICATION, NotReused.RESPONSE_NOT_DRAINED);
                default -> sign;
            };
        }
        // One task of a pool may evict for age and for number.
        var traffic = connection.trafficIfAny();
        return sign.reason() == NotReused.POOL_TOO_SMALL
                        && traffic != null
                        && idleNanos != null
                        && traffic.hasIdledOut(System.nanoTime())
                ? new CloseSign(CloseCause.IDLE_TIMER, NotReused.IDLE_EXPIRY_CHURN)
                : sign;
    }

    /**
     * Whether a pool of connections to a database, which got this one back, found that it does not work: it said so, or has
     * closed it before it was to wait.
     */
    private boolean isReturnedBroken() {
        return isOfAlike()
                && !isNoted(ChurnscopeTraffic.LIFETIME_LIMIT)
                && (isNoted(ChurnscopeTraffic.FAILED) || idleNanos == null);
    }

    /** Returns the limit of its pool that the connection had reached, where that is what the pool closes it for. */
    private @Nullable NotReused limitReached() {
        var sign = sign();
        boolean byPool = sign == null
                || switch (sign.cause()) {
                    case APPLICATION -> false;
                    // One method of a pool finds the connection that it is about to lend broken, or too old.
                    case ERROR -> sign.reason() == null && isNoted(ChurnscopeTraffic.LIFETIME_LIMIT);
                    default -> true;
                };
        var asker = connection.closeAsker();
        // A peer may be first where it is told that the connection is about to be closed.
        if (!byPool || sign == null && endsByProtocol() || peerWasFirst() && asker == null) {
            return null;
        }
        if (isNoted(ChurnscopeTraffic.LIFETIME_LIMIT)) {
            return NotReused.MAX_LIFETIME_CHURN;
        }
        return isNoted(ChurnscopeTraffic.IDLE_LIMIT) ? NotReused.IDLE_EXPIRY_CHURN : null;
    }

    /** Returns why a connection cannot be used again once this was noted of it, whatever comes; null if that depends. */
    public static @Nullable NotReused sureReason(int noted) {
        return switch (noted) {
            case ChurnscopeTraffic.REQUEST_ENDS_CONNECTION -> NotReused.KEEP_ALIVE_DISABLED;
            case ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION -> NotReused.SERVER_REFUSES_KEEP_ALIVE;
            case ChurnscopeTraffic.IDLE_LIMIT -> NotReused.IDLE_EXPIRY_CHURN;
            case ChurnscopeTraffic.LIFETIME_LIMIT -> NotReused.MAX_LIFETIME_CHURN;
            default -> null;
        };
    }

    /** Returns what the connection was lost to where the peer closed it, after it had been idle for some time. */
    private NotReused lostToPeer(long idleNanos) {
        var traffic = connection.trafficIfAny();
        var route = traffic == null ? null : traffic.route();
        var keepAlive = route == null ? new PeerKeepAlive() : route.keepAlive();
        return keepAlive.lost(idleNanos, connection.connectNanos());
    }

    /** Whether what the closing method says of the connection's loss came too late: it was lost already. */
    private boolean isOverruled(CloseSign sign) {
        return switch (sign.cause()) {
            // What the headers say is nearer to the cause.
            case PROTOCOL -> endsByProtocol() || peerCalledFirst();
            // Where the peer was first, that is what the request failed of.
            case ERROR -> peerWasFirst() || requestWasLost();
            default ->
                switch (sign.reason()) {
                    case DISCONNECT_AFTER_RESPONSE -> endsByProtocol();
                    case POOL_KEY_MISS, MAX_LIFETIME_CHURN, IDLE_EXPIRY_CHURN -> peerCalledFirst();
                    default -> false;
                };
        };
    }

    /** Returns for how long the connection had been idle before its last request. */
    private long idleBefore() {
        var traffic = connection.trafficIfAny();
        return traffic == null ? 0 : traffic.lastIdleNanos();
    }

    /**
     * Whether the peer has closed the connection, which had been idle, instead of answering the last request: it most likely
     * never saw that, and a client may write it again to another connection.
     */
    boolean requestWasLost() {
        var traffic = connection.trafficIfAny();
        return traffic != null
                && !connection.opener().site().accepts()
                && isReused()
                && traffic.isFirstSinceIdle()
                && (traffic.isUnanswered() || isNoted(ChurnscopeTraffic.FAILED))
                && (peerWasFirst() || !saysGoodbye() && isEndedByPeer(traffic));
    }

    /** Whether the peer ended the connection, though this side was first to close or reset it. */
    private static boolean isEndedByPeer(Traffic traffic) {
        return traffic.isEndedByPeer() || traffic.isNoted(ChurnscopeTraffic.PEER_GOODBYE);
    }

    private boolean peerWasFirst() {
        return !saysGoodbye() && (kind == CloseKind.REMOTE_FIN || kind == CloseKind.REMOTE_RESET);
    }

    /**
     * Whether the peer was told over the protocol that the connection ends, as drivers of databases do, so that its FIN may
     * well come first. Not where a pool found the connection broken.
     */
    private boolean saysGoodbye() {
        return isNoted(ChurnscopeTraffic.GOODBYE) || isOfAlike() && !isFoundBroken();
    }

    /** Whether the connection is of a pool of connections to a database. */
    private boolean isOfAlike() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isOfAlike();
    }

    private boolean isTakenInVain() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isTakenInVain();
    }

    private boolean isFoundBroken() {
        var sign = closer.closeSign();
        return sign != null && sign.cause() == CloseCause.ERROR;
    }

    /** The same but where TLS tells the peer of our close before TCP does, so that its FIN may only be the answer. */
    private boolean peerCalledFirst() {
        var traffic = connection.trafficIfAny();
        return peerWasFirst() && (traffic == null || !traffic.isSecure());
    }

    /** Whether the last request was not the connection's first. */
    private boolean isReused() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.requests() > 1;
    }

    private boolean endsByProtocol() {
        return isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)
                || isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)
                || isNoted(ChurnscopeTraffic.REQUEST_LIMIT)
                || isNoted(ChurnscopeTraffic.ERROR_STATUS);
    }

    private boolean isNoted(int what) {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isNoted(what);
    }
}
