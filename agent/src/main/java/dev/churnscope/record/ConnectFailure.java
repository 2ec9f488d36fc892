// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a connect did not establish. */
enum ConnectFailure {
    REFUSED("refused"),
    TIMED_OUT("timedOut"),
    UNREACHABLE("unreachable"),
    /** No ephemeral port was free for this destination. */
    NO_PORT("noPort"),
    /** The socket was closed, or the thread interrupted, while it connected. */
    CLOSED("closed"),
    OTHER("other");

    private final String label;

    ConnectFailure(String label) {
        this.label = label;
    }

    /** Returns the name used in reports. */
    String label() {
        return label;
    }

    /**
     * Tells the reason from what the JDK throws, which is a class where it has one and else the text of {@code
     * strerror(3)}, as in {@code java.base/unix/native/libnet/net_util_md.c}.
     */
    static ConnectFailure of(Throwable thrown) {
        String message = messageOf(thrown);
        // EADDRNOTAVAIL: a BindException today, a NoRouteToHostException in older JDKs.
        if (message.contains("assign requested address") || message.contains("address already in use")) {
            return NO_PORT;
        }
        if (thrown instanceof SocketTimeoutException || message.contains("timed out")) {
            return TIMED_OUT;
        }
        if (thrown instanceof NoRouteToHostException
                || thrown instanceof PortUnreachableException
                || message.contains("unreachable")
                || message.contains("no route to host")) {
            return UNREACHABLE;
        }
        if (message.contains("refused")) {
            return REFUSED;
        }
        if (thrown instanceof ClosedChannelException
                || message.contains("socket closed")
                || message.contains("closed by interrupt")) {
            return CLOSED;
        }
        return OTHER;
    }

    private static String messageOf(Throwable thrown) {
        @Nullable String message = thrown.getMessage();
        return message == null ? "" : message.toLowerCase(Locale.ROOT);
    }
}
