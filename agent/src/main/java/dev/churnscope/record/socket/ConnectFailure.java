// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a connect failed. */
public enum ConnectFailure {
    REFUSED("refused"),
    TIMED_OUT("timedOut"),
    UNREACHABLE("unreachable"),
    /** No ephemeral port was free for this destination. */
    NO_PORT("noPort"),
    /** The socket was closed, or the thread interrupted, during the connect. */
    CLOSED("closed"),
    OTHER("other");

    private final String label;

    ConnectFailure(String label) {
        this.label = label;
    }

    /** Returns the name used in reports. */
    public String label() {
        return label;
    }

    /**
     * Derives the reason from what the JDK throws: from its class where that is enough ({@code handleSocketError} in
     * {@code java.base/unix/native/libnio/ch/Net.c}), else the text of {@code strerror(3)}, which a locale may have
     * translated.
     */
    public static ConnectFailure of(Throwable thrown) {
        String message = messageOf(thrown);
        if (message.contains("assign requested address")) {
            return NO_PORT; // EADDRNOTAVAIL, which older JDKs threw as a NoRouteToHostException.
        }
        if (thrown instanceof BindException) {
            return message.contains("permission") ? OTHER : NO_PORT;
        }
        if (thrown instanceof SocketTimeoutException || message.contains("timed out")) {
            return TIMED_OUT;
        }
        if (thrown instanceof NoRouteToHostException
                || thrown instanceof PortUnreachableException
                || message.contains("unreachable")) {
            return UNREACHABLE;
        }
        if (thrown instanceof ConnectException) {
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
