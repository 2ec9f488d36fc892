// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of a site, or of the whole process.
 *
 * @param opened connections established, by connect or accept
 * @param connectFailed connects that failed
 * @param closed the sum of {@code closes}
 * @param open {@code opened - closed}, plus those that were already open when the window began
 * @param peakOpen the most that were open at one time
 * @param leaked connections that the application never closed: the garbage collector did, or they are unreachable
 * @param requests HTTP requests carried, or null if the protocol is not known
 * @param reuseRatio {@code 1 - opened / requests}, at least 0, or null if {@code requests} is null or 0
 */
public record Counts(
        long opened,
        long connectFailed,
        long closed,
        long open,
        long peakOpen,
        CloseCounts closes,
        long leaked,
        @Nullable Long requests,
        @Nullable Double reuseRatio) {

    /** Returns {@code 1 - opened / requests}, at least 0; null if no request is known. */
    public static @Nullable Double reuseRatio(long opened, @Nullable Long requests) {
        return requests == null || requests == 0 ? null : Math.max(0, 1 - (double) opened / requests);
    }
}
