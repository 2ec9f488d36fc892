// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.Locale;

/**
 * Why this process closed a connection first that it had accepted; the key of {@code serverCloses}.
 *
 * <p>In the order of what goes first: where several fit one connection, the first is nearest to the root cause.
 */
public enum ServerCloseReason {
    /** The peer asked for it: its last request said {@code Connection: close}, or was HTTP/1.0 without keep-alive. */
    REQUEST_HEADER,

    /** The server lets no connection carry more requests than this one did. */
    REQUEST_LIMIT,

    /** The server ends connections after responses of some statuses, and this was one. */
    ERROR_STATUS,

    /** The response said {@code Connection: close}, by the application or by a setting of the server. */
    RESPONSE_HEADER,

    /** The connection had waited too long for a request, or for the rest of one. */
    IDLE_TIMEOUT,

    /** A request failed, or was none. */
    ERROR,

    /** Code of the application closed it. */
    APPLICATION,

    /** The process, and the server with it, was coming to its end. */
    SHUTDOWN,

    /** Nothing tells. */
    UNKNOWN;

    /** Returns the name used in every report, such as {@code request-limit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
