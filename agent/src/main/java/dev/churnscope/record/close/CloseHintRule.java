// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.stack.CloseHint;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/** What the methods on a closing stack say, where that agrees with what else is known of the connection. */
final class CloseHintRule {

    private CloseHintRule() {}

    /** Returns what the methods on the closing stack say, where they leave it open with what is known of the connection. */
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
            // The same method serves what a line asks for.
            return new CloseHint(CloseCause.APPLICATION, hint.reason());
        }
        boolean byTimer = hint.cause() == CloseCause.IDLE_TIMER || hint.cause() == CloseCause.MAX_LIFETIME;
        if (byTimer && (requester != null && requester.isApplication() || closing.endsByProtocol())) {
            // The method serves all of them.
            return null;
        }
        if (byTimer && hint.reason() == NotReusedReason.DISCONNECT_AFTER_RESPONSE && !closing.byApplication()) {
            // The application might have called it.
            return new CloseHint(hint.cause(), NotReusedReason.IDLE_EXPIRY_CHURN);
        }
        if (hint.reason() == NotReusedReason.POOL_TOO_SMALL && isReturnedBroken(closing)) {
            return new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR);
        }
        if (closing.isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            // A pool that finds a connection whose response was dropped evicts it, too; a timer ends the reading of a
            // rest.
            return switch (hint.cause()) {
                case POOL -> new CloseHint(CloseCause.POOL, NotReusedReason.RESPONSE_NOT_DRAINED);
                case ERROR -> new CloseHint(CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED);
                default -> hint;
            };
        }
        // One task of a pool may evict for age and for number.
        var traffic = closing.connection().trafficIfAny();
        return hint.reason() == NotReusedReason.POOL_TOO_SMALL
                        && traffic != null
                        && closing.idleNanos() != null
                        && traffic.hasIdledOut(now)
                ? new CloseHint(CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN)
                : hint;
    }

    /**
     * Whether a pool of connections to a database, which got this one back, found that it does not work: it said so, or has
     * closed it before it was to wait.
     */
    private static boolean isReturnedBroken(CloseContext closing) {
        return closing.isFromInterchangeablePool()
                && !closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT)
                && (closing.isNoted(ChurnscopeTraffic.FAILED) || closing.idleNanos() == null);
    }

    /** Returns the limit of its pool that the connection had reached, where that is what the pool closes it for. */
    static @Nullable NotReusedReason limitReached(CloseContext closing) {
        var hint = closing.hint();
        boolean byPool = hint == null
                || switch (hint.cause()) {
                    case APPLICATION -> false;
                    // One method of a pool finds the connection that it is about to lend broken, or too old.
                    case ERROR -> hint.reason() == null && closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT);
                    default -> true;
                };
        var requester = closing.connection().closeRequester();
        // A peer may be first where it is told that the connection is about to be closed.
        if (!byPool || hint == null && closing.endsByProtocol() || closing.peerWasFirst() && requester == null) {
            return null;
        }
        if (closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT)) {
            return NotReusedReason.MAX_LIFETIME_CHURN;
        }
        return closing.isNoted(ChurnscopeTraffic.IDLE_LIMIT) ? NotReusedReason.IDLE_EXPIRY_CHURN : null;
    }
}
