// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import java.net.ChurnscopeTraffic;

/** Derives what made a connection close: the cause that reports show. */
final class CauseRule {

    private CauseRule() {}

    static CloseCause causeOf(CloseContext closing) {
        if (closing.connection().isAbandoned()) {
            return CloseCause.GC;
        }
        if (ShutdownHooks.areRunning()) {
            return CloseCause.EXIT;
        }
        var limit = closing.limitReached();
        if (limit != null) {
            return limit == NotReusedReason.MAX_LIFETIME_CHURN ? CloseCause.MAX_LIFETIME : CloseCause.IDLE_TIMER;
        }
        var hint = closing.hint();
        if (hint != null) {
            // The error that a library sees is most often that the peer has closed.
            return hint.cause() == CloseCause.ERROR
                            && (closing.kind() == CloseKind.REMOTE_FIN && !closing.announcesClose()
                                    || closing.requestWasLost())
                    ? CloseCause.PROTOCOL
                    : hint.cause();
        }
        // A server closes on the application's stack when the application completes its response.
        boolean byLibrary = !closing.byApplication() || closing.closer().clientLabel() != null || closing.isAccepted();
        if (closing.isNoted(ChurnscopeTraffic.ERROR_STATUS)
                && !closing.requestEndsConnection()
                && !closing.peerWasFirst()) {
            return CloseCause.ERROR;
        }
        if (byLibrary && closing.endsByProtocol()) {
            return CloseCause.PROTOCOL;
        }
        if (byLibrary && closing.isNoted(ChurnscopeTraffic.NOT_KEPT)) {
            return CloseCause.POOL;
        }
        if (byLibrary && closing.requestWasLost()) {
            return CloseCause.PROTOCOL;
        }
        if (byLibrary && closing.isNoted(ChurnscopeTraffic.FAILED)) {
            return CloseCause.ERROR;
        }
        if (closing.byApplication()) {
            return CloseCause.APPLICATION;
        }
        return switch (closing.kind()) {
            case REMOTE_FIN -> CloseCause.PROTOCOL;
            case REMOTE_RESET -> CloseCause.ERROR;
            case LOCAL_FIN -> closing.followsCloseNotify() ? CloseCause.PROTOCOL : CloseCause.UNKNOWN;
            case LOCAL_RESET -> CloseCause.UNKNOWN;
        };
    }
}
