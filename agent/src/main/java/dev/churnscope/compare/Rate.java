// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

/**
 * Connections of a site in one report.
 *
 * @param opened connections opened
 * @param needed how many of them had to be open at the same time: the least that any code would need
 * @param exposure the work that they are counted in proportion to: requests, or minutes
 * @param perExposure {@code opened} in the measure's own unit, such as per 1,000 requests
 */
public record Rate(long opened, long needed, double exposure, double perExposure) {

    /** Returns the connections beyond those that had to be open at the same time. */
    public long avoidable() {
        return opened - needed;
    }
}
