// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

/**
 * Connections of a site in one report.
 *
 * @param opened connections opened
 * @param needed of these, as many as had to be open at the same time: no code could do with fewer
 * @param exposure what they are counted in proportion to: requests, or minutes
 * @param perExposure {@code opened} in the measure's own unit, such as per 1,000 requests
 */
public record Rate(long opened, long needed, double exposure, double perExposure) {

    /** Returns the connections that were opened though another had been open before. */
    public long avoidable() {
        return opened - needed;
    }
}
