// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

/**
 * What happened in one interval of the window.
 *
 * @param at when it began, ISO 8601 in UTC
 * @param seconds its length
 * @param open connections open at its end
 */
public record TimelineBucket(
        String at,
        double seconds,
        long opened,
        long closed,
        long localFin,
        long remoteFin,
        long localReset,
        long remoteReset,
        long open) {}
