// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import org.jspecify.annotations.Nullable;

/**
 * What accepted connections carried, of a server whose requests are counted.
 *
 * @param none connections that have carried no request
 * @param one connections that have carried one request
 * @param more connections that have carried several
 * @param oneByRequest of those with one: closed because the request said so, by {@code Connection: close} or as HTTP/1.0
 * @param oneByPeer of those with one: closed first by the peer, though the request did not say so
 * @param requestLimit the most requests that the server lets a connection carry; null where there is no limit, or it is
 *     not known
 * @param idleMillis for how long the server lets a connection wait for the next request; null likewise
 */
public record Inbound(
        long none,
        long one,
        long more,
        long oneByRequest,
        long oneByPeer,
        @Nullable Long requestLimit,
        @Nullable Long idleMillis) {}
