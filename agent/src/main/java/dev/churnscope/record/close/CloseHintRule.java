// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.stack.CloseHint;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/** Corrects the hint of the methods on a closing stack by what else is known of the connection. */
final class CloseHintRule {

    private CloseHintRule() {}

    /** Derives {@link CloseContext#hint}; {@code now} is the time of the close. */
    static @Nullable CloseHint hintOf(CloseContext closing, long now) {
        var hint = closing.closer().closeHint();
        if (closing.isNoted(ChurnscopeTraffic.EVICTED) && (hint == null || hint.cause() == CloseCause.ERROR)) {
            hint = new CloseHint(CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL);
        }
        if (hint == null) {
            return null;
        }
        var requester = closing.connection().closeRequester();
        if (hint.cause() == CloseCause.GC && requester != null && requester.isApplication()) {
            // The same method also runs for an explicit close.
            return new CloseHint(CloseCause.APPLICATION, hint.reason());
        }
        boolean byTimer = hint.cause() == CloseCause.IDLE_TIMER || hint.cause() == CloseCause.MAX_LIFETIME;
        if (byTimer && (requester != null && requester.isApplication() || closing.endsByProtocol())) {
            // The method runs for these too, so it proves nothing.
            return null;
        }
        if (byTimer && hint.reason() == NotReusedReason.DISCONNECT_AFTER_RESPONSE && !closing.byApplication()) {
            // The hint assumes an application call; here a timer made it.
            return new CloseHint(hint.cause(), NotReusedReason.IDLE_EXPIRY_CHURN);
        }
        if (hint.reason() == NotReusedReason.POOL_TOO_SMALL && isReturnedBroken(closing)) {
            return new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR);
        }
        if (closing.isBodyUnread()) {
            // A pool also evicts a connection with an unread response; a timer ends the draining of a response.
            return switch (hint.cause()) {
                case POOL -> new CloseHint(CloseCause.POOL, NotReusedReason.RESPONSE_NOT_DRAINED);
                case ERROR -> new CloseHint(CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED);
                default -> hint;
            };
        }
        // One task of a pool may evict because of age and because of number.
        var traffic = closing.connection().trafficIfAny();
        return hint.reason() == NotReusedReason.POOL_TOO_SMALL
                        && traffic != null
                        && closing.idleNanos() != null
                        && traffic.hasIdledOut(now)
                ? new CloseHint(CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN)
                : hint;
    }

    /**
     * Whether a pool of interchangeable connections found this one broken when it was released: the pool said so, or
     * closed it before it became idle.
     */
    private static boolean isReturnedBroken(CloseContext closing) {
        return closing.isFromInterchangeablePool()
                && !closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT)
                && (closing.isNoted(ChurnscopeTraffic.FAILED) || closing.idleNanos() == null);
    }

    /** Derives {@link CloseContext#limitReached}. */
    static @Nullable NotReusedReason limitReached(CloseContext closing) {
        var hint = closing.hint();
        boolean byPool = hint == null
                || switch (hint.cause()) {
                    case APPLICATION -> false;
                    // One method of a pool closes both broken and too old connections that it polls.
                    case ERROR -> hint.reason() == null && closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT);
                    default -> true;
                };
        // The peer may be first if the close was announced to it, as a driver does for a connection that is too old.
        boolean wasAnnounced = closing.connection().closeRequester() != null
                || closing.isFromInterchangeablePool() && closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT);
        if (!byPool || hint == null && closing.endsByProtocol() || closing.peerWasFirst() && !wasAnnounced) {
            return null;
        }
        if (closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT)) {
            return NotReusedReason.MAX_LIFETIME_CHURN;
        }
        return closing.isNoted(ChurnscopeTraffic.IDLE_LIMIT) ? NotReusedReason.IDLE_EXPIRY_CHURN : null;
    }
}
