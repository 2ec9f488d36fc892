// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Tests whether two counts differ by more than chance.
 *
 * <p>The exact conditional test of two Poisson rates (Przyborowski and Wilenski, 1940): if both runs have the same rate, then the
 * number of events in one run is binomially distributed, given the total of both, with that run's share of the exposure as the
 * probability. Its tail is an incomplete beta function.
 */
final class RateTest {

    private RateTest() {}

    /**
     * Returns the p-value: the probability of {@code count} or more events in a run, if its rate equals that of the other run.
     *
     * @param count events of the run
     * @param exposure exposure of the run, more than 0
     * @param otherCount events of the other run
     * @param otherExposure exposure of the other run, more than 0, in the same unit
     */
    static double pValue(long count, double exposure, long otherCount, double otherExposure) {
        if (count <= 0) {
            return 1;
        }
        double share = exposure / (exposure + otherExposure);
        return RegularizedBeta.value(share, count, otherCount + 1.0);
    }
}
