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

/** What is known of a connection when it is closed, and what follows about why it is closed. For use by one thread. */
public final class CloseContext {

    private final Connection connection;
    private final Caller closer;
    private final boolean byApplication;
    private final CloseKind kind;
    private final @Nullable Long idleNanos;

    /** Derived once, so that cause and reason agree even if another thread adds a note meanwhile. */
    private final @Nullable CloseHint hint;

    private final @Nullable NotReusedReason limitReached;

    /**
     * @param closer the caller that closes
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

    /** Returns why this process, as a server, closed first; null if the peer did. */
    @Nullable
    ServerCloseReason serverReason() {
        return ServerReasonRule.reasonOf(this);
    }

    /** Returns why no further request can use the connection, or null if that is not known. */
    @Nullable
    NotReusedReason reason() {
        return NotReusedRule.reasonOf(this);
    }

    /**
     * Returns the not-reused reason that this note alone establishes, whatever happens later; null if the note alone does
     * not decide.
     */
    public static @Nullable NotReusedReason sureReason(int note) {
        return NotReusedRule.sureReason(note);
    }

    /**
     * Returns the hint of the methods on the closing stack, corrected by what else is known of the connection; null if
     * there is none, or it does not apply.
     */
    @Nullable
    CloseHint hint() {
        return hint;
    }

    /** Returns the limit of its pool that the connection had reached, if that is why the pool closes it; else null. */
    @Nullable
    NotReusedReason limitReached() {
        return limitReached;
    }

    /** Whether the last request said that the connection ends. */
    boolean requestEndsConnection() {
        return isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION);
    }

    /** Whether the connection has carried exactly one request, and could have carried another. */
    boolean carriedOneRequest() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.requests() == 1 && !traffic.isUpgraded();
    }

    boolean isAccepted() {
        return connection.opener().site().accepts();
    }

    /** Whether a library closes by itself after the peer's close_notify, but before its FIN. */
    boolean followsCloseNotify() {
        return !byApplication && hint() == null && isNoted(ChurnscopeTraffic.PEER_CLOSE_NOTIFY) && !announcesClose();
    }

    /** Returns for how long the connection had been idle before its last request. */
    long idleBefore() {
        var traffic = connection.trafficIfAny();
        return traffic == null ? 0 : traffic.lastIdleNanos();
    }

    /**
     * Whether the peer has closed the connection, which had been idle, instead of responding to the last request: most
     * likely it never saw that request, and a client may send it again over another connection.
     */
    boolean requestWasLost() {
        var traffic = connection.trafficIfAny();
        return traffic != null
                && !connection.opener().site().accepts()
                && isReused()
                && !traffic.isUpgraded()
                && traffic.isFirstSinceIdle()
                && (traffic.isAwaitingResponse() || isNoted(ChurnscopeTraffic.FAILED))
                && (peerWasFirst() || !announcesClose() && isEndedByPeer(traffic));
    }

    /** Whether the peer ended the connection, though this side was first to close or reset it. */
    private static boolean isEndedByPeer(Traffic traffic) {
        return traffic.isEndedByPeer() || traffic.isNoted(ChurnscopeTraffic.PEER_CLOSE_NOTIFY);
    }

    boolean peerWasFirst() {
        return !announcesClose() && (kind == CloseKind.REMOTE_FIN || kind == CloseKind.REMOTE_RESET);
    }

    /**
     * Whether this side announced the close to the peer in the protocol, as database drivers do, so that the peer's FIN
     * may come first. Not if a pool found the connection broken, or the peer had ended it before it was acquired.
     */
    boolean announcesClose() {
        return isNoted(ChurnscopeTraffic.CLOSE_ANNOUNCED)
                || isFromInterchangeablePool() && !isFoundBroken() && !wasEndedWhileIdle();
    }

    /** Whether the peer had already ended the connection when it was acquired from its pool. */
    boolean wasEndedWhileIdle() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.wasEndedWhileIdle();
    }

    /** Whether the connection belongs to a pool of interchangeable connections, such as a JDBC pool. */
    boolean isFromInterchangeablePool() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isFromInterchangeablePool();
    }

    boolean wasAcquiredInVain() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.wasAcquiredInVain();
    }

    boolean isFoundBroken() {
        var hint = closer.closeHint();
        return hint != null && hint.cause() == CloseCause.ERROR;
    }

    /** Like {@link #peerWasFirst}, except over TLS, where the peer's FIN may only respond to our close_notify. */
    boolean peerWasFirstInPlaintext() {
        var traffic = connection.trafficIfAny();
        return peerWasFirst() && (traffic == null || !traffic.isSecure());
    }

    /** Whether the last request was not the connection's first. */
    boolean isReused() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.requests() > 1;
    }

    /**
     * Whether a timer of the client ended a request in flight because nothing was read for some time: either a read
     * timeout, or an idle timer that runs for every connection, also for one in use.
     */
    private boolean isTimedOutInUse() {
        // After a read timeout, a connection may go back to its pool on another thread, before it is closed.
        return connection.isUnfinished()
                && (isByReadTimeout() || idleNanos == null && cause() == CloseCause.IDLE_TIMER);
    }

    private boolean isByReadTimeout() {
        var hint = hint();
        return hint != null && hint.readTimeout();
    }

    /** Whether a timer of the client closed the connection under a response that the application left unread. */
    boolean isTimedOutUnread() {
        return kind == CloseKind.LOCAL_RESET && isTimedOutInUse();
    }

    /** Whether a timer of the client ended a request that the peer had not begun to respond to. */
    boolean isTimedOutAwaitingResponse() {
        return isAwaitingResponse() && isTimedOutInUse();
    }

    /** Whether the peer had not begun to respond to the last request; false if the library does not report responses. */
    boolean isAwaitingResponse() {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isAwaitingResponse();
    }

    /** Whether the application left a response unread, rather than gave up waiting for one. */
    boolean isBodyUnread() {
        return isNoted(ChurnscopeTraffic.BODY_UNREAD) && !isAwaitingResponse();
    }

    /** Whether an event stream was in progress: there is no end of it that the application could have read to. */
    boolean isWithinEventStream() {
        return isNoted(ChurnscopeTraffic.EVENT_STREAM) && !isAwaitingResponse();
    }

    boolean endsByProtocol() {
        return isNoted(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)
                || isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)
                || isNoted(ChurnscopeTraffic.REQUEST_LIMIT)
                || isNoted(ChurnscopeTraffic.ERROR_STATUS);
    }

    boolean isNoted(int note) {
        var traffic = connection.trafficIfAny();
        return traffic != null && traffic.isNoted(note);
    }
}
