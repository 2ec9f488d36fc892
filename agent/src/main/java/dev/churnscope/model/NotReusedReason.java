// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.Locale;

/**
 * Why a request could not use a connection that had been open to the same place; the key of {@code notReused}.
 *
 * <p>In the order of the rules: where several fit one connection, the first is nearest to the root cause.
 */
public enum NotReusedReason {
    /** Another client, built at the same line, had connected there before: no client can use another's connection. */
    CLIENT_PER_REQUEST,

    /** The client's pool held an idle connection, but took it for one to somewhere else. */
    POOL_KEY_MISS,

    /** The request, or a setting of the client, said that the connection ends with the response. */
    KEEP_ALIVE_DISABLED,

    /** The application closed a connection that could have been used again. */
    DISCONNECT_AFTER_RESPONSE,

    /** The client closed the connection to follow a redirect. */
    REDIRECT_RECONNECT,

    /** The application aborts its connections by SO_LINGER 0. */
    RESET_ON_CLOSE,

    /** The connection was closed with the rest of a response unread. */
    RESPONSE_NOT_DRAINED,

    /** The pool kept as many idle connections as it may, and closed this one. */
    POOL_TOO_SMALL,

    /** The pool closed the connection for its age. */
    MAX_LIFETIME_CHURN,

    /** A timer of this process closed the idle connection. */
    IDLE_EXPIRY_CHURN,

    /** The peer closed the connection while it was idle. */
    STALE_POOLED_CONNECTION,

    /** The response said that the connection ends, or the peer closed it after a response. */
    SERVER_REFUSES_KEEP_ALIVE,

    /** A request on the connection failed, or its pool found that it does not work. */
    ERROR;

    /** Returns the name used in every report, such as {@code pool-key-miss}: but for {@code error}, a rule's id. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
