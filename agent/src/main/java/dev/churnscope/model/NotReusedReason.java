// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.Locale;

/**
 * Why a request could not reuse a connection to the same destination; the key of {@code notReused}.
 *
 * <p>In order of precedence: if several apply to a connection, the first is closest to the root cause.
 */
public enum NotReusedReason {
    /** Another client, built at the same line, had connected there before; clients do not share connections. */
    CLIENT_PER_REQUEST,

    /** The client's pool had an idle connection, but did not consider it a match. */
    POOL_KEY_MISS,

    /** The request, or a setting of the client, ended the connection with the response. */
    KEEP_ALIVE_DISABLED,

    /** The application closed a connection that could have been reused. */
    DISCONNECT_AFTER_RESPONSE,

    /** The client closed the connection to follow a redirect. */
    REDIRECT_RECONNECT,

    /** The application aborts its connections by SO_LINGER 0. */
    RESET_ON_CLOSE,

    /** The connection was closed before the response was read to its end. */
    RESPONSE_NOT_DRAINED,

    /** The pool had reached its limit of idle connections and closed this one. */
    POOL_TOO_SMALL,

    /** The pool closed the connection for its age. */
    MAX_LIFETIME_CHURN,

    /** A timer of this process closed the idle connection. */
    IDLE_EXPIRY_CHURN,

    /** The peer closed the connection while it was idle. */
    STALE_POOLED_CONNECTION,

    /** The response announced the close, or the peer closed the connection after a response. */
    SERVER_REFUSES_KEEP_ALIVE,

    /** A request on the connection failed, or the pool found the connection to be broken. */
    ERROR;

    /** Returns the name used in every report, such as {@code pool-key-miss}; a rule's id, except for {@code error}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
