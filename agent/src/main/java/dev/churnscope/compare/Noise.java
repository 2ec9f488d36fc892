// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import java.util.Arrays;

/**
 * How large a difference has to be to count as more than noise.
 *
 * @param confidence 1 - familywise error rate: the probability that no site is reported as changed if none has
 * @param sites the number of sites that were compared
 */
public record Noise(double confidence, int sites) {

    /** One comparison in a hundred may report a change if there is none. */
    static final double CONFIDENCE = 0.99;

    /**
     * Returns which p-values are significant after the Holm-Bonferroni correction (Holm, 1979): the smallest has to be below the
     * error rate divided by their number, the next below the error rate divided by one less, and so on.
     */
    boolean[] areSignificant(double[] pValues) {
        var smallestFirst = new Integer[pValues.length];
        Arrays.setAll(smallestFirst, i -> i);
        Arrays.sort(smallestFirst, (a, b) -> Double.compare(pValues[a], pValues[b]));
        boolean[] significant = new boolean[pValues.length];
        for (int i = 0; i < pValues.length; i++) {
            if (pValues[smallestFirst[i]] > (1 - confidence) / (pValues.length - i)) {
                break;
            }
            significant[smallestFirst[i]] = true;
        }
        return significant;
    }

    /**
     * Whether chance alone explains so many events in a run, given the rate of another run. Not corrected for multiple
     * comparisons.
     *
     * @param count events of the run
     * @param exposure exposure of the run, more than 0
     * @param otherCount events of the other run
     * @param otherExposure exposure of the other run, more than 0, in the same unit
     */
    public boolean explains(long count, double exposure, long otherCount, double otherExposure) {
        return RateTest.pValue(count, exposure, otherCount, otherExposure) > 1 - confidence;
    }
}
