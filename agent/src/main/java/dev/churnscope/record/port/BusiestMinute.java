// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

/** How often an event occurred in the busiest sixty seconds. Not thread-safe. */
final class BusiestMinute {

    private static final int SECONDS = 60;

    /** The events of each of the last sixty seconds; {@link #sum} is their total. */
    private final long[] counts = new long[SECONDS];

    private long sum;
    private long newest;
    private long max;

    /** @param second the first second */
    BusiestMinute(long second) {
        newest = second;
    }

    /** Adds the events of a second, which is not before that of the last call. */
    void add(long second, long count) {
        long passed = Math.min(second - newest, SECONDS);
        for (long i = 1; i <= passed; i++) {
            int slot = (int) ((second - passed + i) % SECONDS);
            sum -= counts[slot];
            counts[slot] = 0;
        }
        newest = Math.max(newest, second);
        counts[(int) (newest % SECONDS)] += count;
        sum += count;
        max = Math.max(max, sum);
    }

    long max() {
        return max;
    }

    /**
     * Returns the rate over the busiest minute.
     *
     * @param windowSeconds the length of the whole window; if it is shorter than a minute, the rate is over the window,
     *     but over no less than a second
     */
    double perSecond(double windowSeconds) {
        return max / Math.min(SECONDS, Math.max(1, windowSeconds));
    }
}
