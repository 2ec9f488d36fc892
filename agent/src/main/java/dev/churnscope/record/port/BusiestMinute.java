// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

/** How often something happened in the sixty seconds in which it happened most. For one thread at a time. */
final class BusiestMinute {

    private static final int SECONDS = 60;

    /** What happened in each of the last sixty seconds, and the sum of it. */
    private final long[] counts = new long[SECONDS];

    private long sum;
    private long newest;
    private long most;

    /** @param second at which this begins */
    BusiestMinute(long second) {
        newest = second;
    }

    /** Adds what happened in a second, which is not before the one that was told last. */
    void add(long second, long count) {
        long passed = Math.min(second - newest, SECONDS);
        for (long i = 1; i <= passed; i++) {
            int place = (int) ((second - passed + i) % SECONDS);
            sum -= counts[place];
            counts[place] = 0;
        }
        newest = Math.max(newest, second);
        counts[(int) (newest % SECONDS)] += count;
        sum += count;
        most = Math.max(most, sum);
    }

    long most() {
        return most;
    }

    /**
     * Returns the rate over the busiest minute.
     *
     * @param windowSeconds how long all lasted; less than a minute counts as it is, but no less than a second
     */
    double perSecond(double windowSeconds) {
        return most / Math.min(SECONDS, Math.max(1, windowSeconds));
    }
}
