// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import org.jspecify.annotations.Nullable;

/**
 * How many requests each accepted connection of a server carried, for servers whose requests are counted.
 *
 * @param none connections that have carried no request
 * @param one connections that have carried one request
 * @param more connections that have carried several
 * @param oneByRequest those with one that the request ended, by {@code Connection: close} or as HTTP/1.0
 * @param oneByPeer those with one that the peer closed first, although the request did not announce it
 * @param requestLimit the server's maximum of requests per connection; null if there is none or it is not known
 * @param idleMillis the server's idle timeout between requests; null if there is none or it is not known
 */
public record Inbound(
        long none,
        long one,
        long more,
        long oneByRequest,
        long oneByPeer,
        @Nullable Long requestLimit,
        @Nullable Long idleMillis) {}
