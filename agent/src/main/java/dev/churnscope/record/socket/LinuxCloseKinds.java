// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import dev.churnscope.model.CloseKind;

/**
 * Derives how a connection ends from the state of its socket on Linux.
 *
 * <p>The bits are those of {@code poll(2)} ({@code include/uapi/asm-generic/poll.h}), as {@code tcp_poll} sets them:
 * POLLRDHUP once the peer's FIN has arrived, POLLHUP once both directions are shut down or the connection is gone,
 * POLLERR while the error of a RST is pending, POLLIN while there is data to read. The states are those of
 * {@code include/net/tcp_states.h}.
 */
final class LinuxCloseKinds {

    static final int POLLIN = 0x0001;
    static final int POLLERR = 0x0008;
    static final int POLLHUP = 0x0010;
    static final int POLLRDHUP = 0x2000;

    static final int TCP_CLOSE = 7;
    static final int TCP_CLOSE_WAIT = 8;
    static final int TCP_LAST_ACK = 9;
    static final int TCP_CLOSING = 11;

    private LinuxCloseKinds() {}

    /** Returns the kind of a half-close, before its FIN is sent. Unread data does not matter: it may still be read. */
    static CloseKind atHalfClose(int polled) {
        if (isReset(polled)) {
            return CloseKind.REMOTE_RESET;
        }
        return has(polled, POLLRDHUP) ? CloseKind.REMOTE_FIN : CloseKind.LOCAL_FIN;
    }

    /** Returns the kind of a close, before its FIN or RST is sent. */
    static CloseKind atClose(int polled, boolean aborts) {
        if (isReset(polled)) {
            return CloseKind.REMOTE_RESET;
        }
        if (aborts) {
            return CloseKind.LOCAL_RESET;
        }
        if (has(polled, POLLRDHUP)) {
            return CloseKind.REMOTE_FIN;
        }
        // With unread data, and no FIN of the peer's yet, tcp_close() sends a RST (RFC 2525 section 2.17).
        return has(polled, POLLIN) ? CloseKind.LOCAL_RESET : CloseKind.LOCAL_FIN;
    }

    /**
     * Returns the kind of a close after a half-close. The half-close decided it, unless the connection is reset after
     * that: by the peer, or by this side before the peer's FIN has arrived. Once that has arrived, both directions are
     * shut down (POLLHUP), and the close has nothing left to abort.
     */
    static CloseKind afterHalfClose(CloseKind decided, int polled, boolean aborts) {
        if (has(polled, POLLERR)) {
            return CloseKind.REMOTE_RESET;
        }
        boolean unread = has(polled, POLLIN);
        return !has(polled, POLLHUP) && (aborts || unread) ? CloseKind.LOCAL_RESET : decided;
    }

    /**
     * Returns what {@code poll(2)} would report if this process had not shut down reading. After that, it reports POLLIN
     * and POLLRDHUP (and POLLHUP after a half-close) whatever the peer does. The state of the connection therefore shows
     * whether the peer's FIN has arrived, and the length of the receive queue whether data is unread.
     */
    static int withoutInputClosed(int polled, int tcpState, int unreadBytes) {
        int result = polled & ~(POLLIN | POLLRDHUP | POLLHUP);
        if (unreadBytes > 0) {
            result |= POLLIN;
        }
        return switch (tcpState) {
            case TCP_CLOSE, TCP_LAST_ACK, TCP_CLOSING -> result | POLLHUP;
            case TCP_CLOSE_WAIT -> result | POLLRDHUP;
            default -> result;
        };
    }

    private static boolean isReset(int polled) {
        return has(polled, POLLERR) || has(polled, POLLHUP);
    }

    private static boolean has(int polled, int bit) {
        return (polled & bit) != 0;
    }
}
