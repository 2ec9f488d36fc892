// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import java.util.Arrays;

/**
 * How much of a difference is taken for noise.
 *
 * @param confidence with which no site at all is told to have changed while none has: that of the comparison as a whole
 * @param sites how many were compared
 */
public record Noise(double confidence, int sites) {

    /** One comparison in a hundred may cry wolf. */
    static final double CONFIDENCE = 0.99;

    /**
     * Returns which of some probabilities, of differences being noise, are too small to be that, all of them considered
     * together (Holm, 1979): the smallest has to be below the risk divided by their number, the next by one less, and so on.
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
     * Whether chance may have brought about so many events in a run, if their rate is that of another run; looked at alone.
     *
     * @param count events of the run
     * @param exposure of the run, more than 0
     * @param otherCount events of the other run
     * @param otherExposure of the other run, more than 0, in the same unit
     */
    public boolean explains(long count, double exposure, long otherCount, double otherExposure) {
        return RateTest.pValue(count, exposure, otherCount, otherExposure) > 1 - confidence;
    }
}
