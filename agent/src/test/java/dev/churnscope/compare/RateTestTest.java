// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateTestTest {

    /** Five fair coins all show heads in 1 of 32 throws, and four or more do in 6 of 32. */
    @Test
    void ofRunsOfTheSameLengthItIsTheTailOfFairCoins() {
        assertThat(RateTest.pValue(5, 60, 0, 60)).isCloseTo(1 / 32.0, within(1e-12));
        assertThat(RateTest.pValue(4, 60, 1, 60)).isCloseTo(6 / 32.0, within(1e-12));
    }

    /** A tenth of the exposure gets a tenth of the events: the probability of two out of two is 0.01. */
    @Test
    void lengthIsTakenIntoAccount() {
        assertThat(RateTest.pValue(2, 1, 0, 9)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void noneIsNeverTooMany() {
        assertThat(RateTest.pValue(0, 60, 100, 60)).isEqualTo(1);
    }

    /** False positives must not exceed the significance level, whatever the lengths and the rate. */
    @Test
    void runsOfTheSameRateAreTakenForDifferentNoMoreOftenThanItSays() {
        var random = new SplittableRandom(1);
        int runs = 20_000;
        int alarms = 0;
        for (int i = 0; i < runs; i++) {
            double exposure = 1 + random.nextInt(20);
            double otherExposure = 1 + random.nextInt(20);
            double rate = random.nextDouble(0.1, 20);
            long count = poisson(rate * exposure, random);
            long otherCount = poisson(rate * otherExposure, random);
            if (RateTest.pValue(count, exposure, otherCount, otherExposure) <= 0.05) {
                alarms++;
            }
        }
        assertThat((double) alarms / runs).isLessThanOrEqualTo(0.05);
    }

    private static long poisson(double mean, SplittableRandom random) {
        long count = 0;
        for (double time = -Math.log(1 - random.nextDouble()); time < mean; count++) {
            time -= Math.log(1 - random.nextDouble());
        }
        return count;
    }
}
