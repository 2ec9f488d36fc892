// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How likely it is that two counts differ by chance alone.
 *
 * <p>The exact conditional test of two Poisson rates (Przyborowski and Wilenski, 1940): if both runs have the same rate, then
 * of all events together the number that falls to one run is binomial, with that run's share of the exposure. Its tail is
 * an incomplete beta function.
 */
final class RateTest {

    private RateTest() {}

    /**
     * Returns the probability of as many events, or more, in a run as {@code count}, if its rate is that of another.
     *
     * @param count events of the run
     * @param exposure of the run, more than 0
     * @param otherCount events of the other run
     * @param otherExposure of the other run, more than 0, in the same unit
     */
    static double pValue(long count, double exposure, long otherCount, double otherExposure) {
        if (count <= 0) {
            return 1;
        }
        double share = exposure / (exposure + otherExposure);
        return RegularizedBeta.value(share, count, otherCount + 1.0);
    }
}
