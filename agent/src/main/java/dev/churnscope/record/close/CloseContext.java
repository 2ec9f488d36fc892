// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.ServerCloseReason;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.traffic.Traffic;
import dev.churnscope.stack.Caller;
import dev.churnscope.stack.CloseHint;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/** What is known of a connection at the moment that it is closed, and what that says of why. For use by one thread. */
public final class CloseContext {

    private final Connection connection;
    private final Caller closer;
    private final boolean byApplication;
    private final CloseKind kind;
    private final @Nullable Long idleNanos;

    /** Found once, so that cause and reason agree though another thread may note something meanwhile. */
    private final @Nullable CloseHint hint;

    private final @Nullable NotReusedReason limitReached;

    /**
     * @param closer the line that closes
     * @param byApplication whether application code requested the close itself, rather than a library on its behalf
     * @param kind how the connection ends
     * @param idleNanos for how long it was idle in its pool, or null if it was in use
     * @param now the time of the close; {@link System#nanoTime}
     */
    public CloseContext(
            Connection connection,
            Caller closer,
            boolean byApplication,
            CloseKind kind,
            @Nullable Long idleNanos,
            long now) {
        this.connection = connection;
        this.closer = closer;
        this.byApplication = byApplication;
        this.kind = kind;
        this.idleNanos = idleNanos;
        this.hint = CloseHintRule.hintOf(this, now);
        this.limitReached = CloseHintRule.limitReached(this);
    }

    Connection connection() {
        return connection;
    }

    Caller closer() {
        return closer;
    }

    boolean byApplication() {
        return byApplication;
    }

    CloseKind kind() {
        return kind;
    }

    @Nullable
    Long idleNanos() {
        return idleNanos;
    }

    /** Returns what made it close. */
    CloseCause cause() {
        return CauseRule.causeOf(this);
    }

    /** Returns why this process, as a server, closed first; null where the peer did. */
    @Nullable
    ServerCloseReason serverReason() {
        return ServerReasonRule.reasonOf(this);
    }

    /** Returns why no further request can use the connection, or null where nothing tells. */
    @Nullable
    NotReusedReason reason() {
        return LossRule.reasonOf(this);
    }

    /** Returns why a connection cannot be used again once this was noted of it, whatever comes; null if that depends. */
    public static @Nullable NotReusedReason sureReason(int noted) {
        return LossRule.sureReason(noted);
    }

    /** Returns what the methods on the closing stack say, where they leave it open with what is known of the connection. */
    @Nullable
    CloseHint hint() {
        return hint;
    }

    /** Returns the limit of its pool that the connection had reached, where that is what the pool closes it for. */
    @Nullable
    NotReusedReason limitReached() {
        return limitReached;
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

    boolean isAccepted() {
        return connection.opener().site().accepts();
    }

    /** Whether a library closes, by itself, what the peer has said over TLS that it closes, before the peer's FIN has come. */
    boolean followsGoodbye() {
        return !byApplication && hint() == null && isNoted(ChurnscopeTraffic.PEER_CLOSE_NOTIFY) && !saysGoodbye();
    }

    /** Returns for how long the connection had been idle before its last request. */
    long idleBefore() {
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
        return traffic.isEndedByPeer() || traffic.isNoted(ChurnscopeTraffic.PEER_CLOSE_NOTIFY);
    }

    boolean peerWasFirst() {
        return !saysGoodbye() && (kind == CloseKind.REMOTE_FIN || kind == CloseKind.REMOTE_RESET);
    }

    /**
     * Whether the peer was told over the protocol that the connection ends, as drivers of databases do, so that its FIN may
     * well come first. Not where a pool found the connection broken.
     */
    boolean saysGoodbye() {
        return isNoted(ChurnscopeTraffic.CLOSE_ANNOUNCED) || isFromInterchangeablePool() && !isFoundBroken();
    }

    /** Whether the connection is of a pool of connections to a database. */
    boolean isFromInterchangeablePool() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isFromInterchangeablePool();
    }

    boolean isTakenInVain() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isTakenInVain();
    }

    boolean isFoundBroken() {
        var hint = closer.closeHint();
        return hint != null && hint.cause() == CloseCause.ERROR;
    }

    /** The same but where TLS tells the peer of our close before TCP does, so that its FIN may only be the answer. */
    boolean peerCalledFirst() {
        var traffic = connection.trafficIfAny();
        return peerWasFirst() && (traffic == null || !traffic.isSecure());
    }

    /** Whether the last request was not the connection's first. */
    boolean isReused() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.requests() > 1;
    }

    /**
     * Whether a timer of the client ended a request under way, as nothing was read for some time: one for that, or one that runs
     * for every connection, idle or not.
     */
    private boolean isTimedOutInUse() {
        // What fails with a read timeout may go back to its pool on another thread, before it is closed.
        return connection.isUnfinished()
                && (isByReadTimeout() || idleNanos == null && cause() == CloseCause.IDLE_TIMER);
    }

    private boolean isByReadTimeout() {
        var hint = hint();
        return hint != null && hint.readTimeout();
    }

    /** Whether a timer of the client took the connection back from a response that the application left unread. */
    boolean isTimedOutUnread() {
        return kind == CloseKind.LOCAL_RESET && isTimedOutInUse();
    }

    /** Whether a timer of the client ended a request that the peer had not begun to answer. */
    boolean isTimedOutUnanswered() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isUnanswered() && isTimedOutInUse();
    }

    boolean endsByProtocol() {
        return isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)
                || isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)
                || isNoted(ChurnscopeTraffic.REQUEST_LIMIT)
                || isNoted(ChurnscopeTraffic.ERROR_STATUS);
    }

    boolean isNoted(int what) {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isNoted(what);
    }
}
