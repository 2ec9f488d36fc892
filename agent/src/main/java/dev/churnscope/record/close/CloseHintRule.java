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
    static @Nullable CloseHint signOf(CloseContext closing) {
        var sign = closing.closer().closeSign();
        if (closing.isNoted(ChurnscopeTraffic.EVICTED) && (sign == null || sign.cause() == CloseCause.ERROR)) {
            sign = new CloseHint(CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL);
        }
        if (sign == null) {
            return null;
        }
        var asker = closing.connection().closeAsker();
        if (sign.cause() == CloseCause.GC && asker != null && asker.isApplication()) {
            // The same method serves what a line asks for.
            return new CloseHint(CloseCause.APPLICATION, sign.reason());
        }
        boolean byTimer = sign.cause() == CloseCause.IDLE_TIMER || sign.cause() == CloseCause.MAX_LIFETIME;
        if (byTimer && (asker != null && asker.isApplication() || closing.endsByProtocol())) {
            // The method serves all of them.
            return null;
        }
        if (byTimer && sign.reason() == NotReusedReason.DISCONNECT_AFTER_RESPONSE && !closing.byApplication()) {
            // The application might have called it.
            return new CloseHint(sign.cause(), NotReusedReason.IDLE_EXPIRY_CHURN);
        }
        if (sign.reason() == NotReusedReason.POOL_TOO_SMALL && isReturnedBroken(closing)) {
            return new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR);
        }
        if (closing.isNoted(ChurnscopeTraffic.BODY_UNREAD)) {
            // A pool that finds a connection whose response was dropped evicts it, too; a timer ends the reading of a
            // rest.
            return switch (sign.cause()) {
                case POOL -> new CloseHint(CloseCause.POOL, NotReusedReason.RESPONSE_NOT_DRAINED);
                case ERROR -> new CloseHint(CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED);
                default -> sign;
            };
        }
        // One task of a pool may evict for age and for number.
        var traffic = closing.connection().trafficIfAny();
        return sign.reason() == NotReusedReason.POOL_TOO_SMALL
                        && traffic != null
                        && closing.idleNanos() != null
                        && traffic.hasIdledOut(System.nanoTime())
                ? new CloseHint(CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN)
                : sign;
    }

    /**
     * Whether a pool of connections to a database, which got this one back, found that it does not work: it said so, or has
     * closed it before it was to wait.
     */
    private static boolean isReturnedBroken(CloseContext closing) {
        return closing.isOfAlike()
                && !closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT)
                && (closing.isNoted(ChurnscopeTraffic.FAILED) || closing.idleNanos() == null);
    }

    /** Returns the limit of its pool that the connection had reached, where that is what the pool closes it for. */
    static @Nullable NotReusedReason limitReached(CloseContext closing) {
        var sign = signOf(closing);
        boolean byPool = sign == null
                || switch (sign.cause()) {
                    case APPLICATION -> false;
                    // One method of a pool finds the connection that it is about to lend broken, or too old.
                    case ERROR -> sign.reason() == null && closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT);
                    default -> true;
                };
        var asker = closing.connection().closeAsker();
        // A peer may be first where it is told that the connection is about to be closed.
        if (!byPool || sign == null && closing.endsByProtocol() || closing.peerWasFirst() && asker == null) {
            return null;
        }
        if (closing.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT)) {
            return NotReusedReason.MAX_LIFETIME_CHURN;
        }
        return closing.isNoted(ChurnscopeTraffic.IDLE_LIMIT) ? NotReusedReason.IDLE_EXPIRY_CHURN : null;
    }
}
