// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.Locale;

/**
 * Why this process actively closed a connection that it had accepted; the key of {@code serverCloses}.
 *
 * <p>In order of precedence: if several apply to a connection, the first is closest to the root cause.
 */
public enum ServerCloseReason {
    /** The peer requested it: its last request had {@code Connection: close}, or was HTTP/1.0 without keep-alive. */
    REQUEST_HEADER,

    /** The connection had reached the server's maximum of requests per connection. */
    REQUEST_LIMIT,

    /** The server closes connections after responses with certain statuses, and this was one of them. */
    ERROR_STATUS,

    /** The response had {@code Connection: close}, set by the application or by a setting of the server. */
    RESPONSE_HEADER,

    /** The connection had waited too long for a request, or for the rest of one. */
    IDLE_TIMEOUT,

    /** A request failed, or what was sent was not a request. */
    ERROR,

    /** Application code closed it. */
    APPLICATION,

    /** The process, and the server with it, was shutting down. */
    SHUTDOWN,

    /** The reason is not known. */
    UNKNOWN;

    /** Returns the name used in every report, such as {@code request-limit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
