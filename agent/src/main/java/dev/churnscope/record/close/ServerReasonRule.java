// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.ServerCloseReason;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/** Derives why this process, as a server, closes first. */
final class ServerReasonRule {

    private ServerReasonRule() {}

    /** Returns why this process, as a server, closed first; null if the peer did. */
    static @Nullable ServerCloseReason reasonOf(CloseContext closing) {
        if (closing.kind() == CloseKind.REMOTE_FIN || closing.kind() == CloseKind.REMOTE_RESET) {
            return null;
        }
        var cause = closing.cause();
        if (cause == CloseCause.EXIT) {
            return ServerCloseReason.SHUTDOWN;
        }
        if (closing.requestEndsConnection()) {
            return ServerCloseReason.REQUEST_HEADER;
        }
        if (closing.isNoted(ChurnscopeTraffic.REQUEST_LIMIT)) {
            return ServerCloseReason.REQUEST_LIMIT;
        }
        if (closing.isNoted(ChurnscopeTraffic.ERROR_STATUS)) {
            return ServerCloseReason.ERROR_STATUS;
        }
        if (closing.isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            return ServerCloseReason.RESPONSE_HEADER;
        }
        return switch (cause) {
            case IDLE_TIMER -> ServerCloseReason.IDLE_TIMEOUT;
            case ERROR -> ServerCloseReason.ERROR;
            case APPLICATION -> ServerCloseReason.APPLICATION;
            default -> ServerCloseReason.UNKNOWN;
        };
    }
}
