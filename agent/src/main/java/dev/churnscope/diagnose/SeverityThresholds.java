// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

/**
 * How severe a cost is.
 *
 * <p>The limits are those at which people act. A connection a second is {@value #HIGH_PER_MINUTE} and more a minute with what
 * goes with it, and already an eighth of what a default port range bears to one destination (28,232 ports, each for a
 * minute, are 470 a second). A thread that waits for connections for a twentieth of its time is felt by users.
 */
final class SeverityThresholds {

    private static final double HIGH_PER_MINUTE = 60;
    private static final double MEDIUM_PER_MINUTE = 10;
    private static final double LOW_PER_MINUTE = 1;
    private static final double HIGH_MILLIS_PER_MINUTE = 3000;
    private static final double MEDIUM_MILLIS_PER_MINUTE = 300;

    /** A window that is shorter shows a burst, and says little of how it goes on: it is taken for one of this length. */
    private static final double MIN_SECONDS = 30;

    private SeverityThresholds() {}

    /** Returns how far what was seen for so long may be taken for how it goes on: 1 for all of it. */
    static double certainty(double seconds) {
        return Math.min(1, seconds / MIN_SECONDS);
    }

    /** @param seconds that the cost was seen over */
    static Severity of(Cost cost, double seconds) {
        double certainty = certainty(seconds);
        double perMinute = cost.connectionsPerMinute() * certainty;
        double millisPerMinute = cost.millisPerMinute() * certainty;
        if (perMinute >= HIGH_PER_MINUTE || millisPerMinute >= HIGH_MILLIS_PER_MINUTE) {
            return Severity.HIGH;
        }
        if (perMinute >= MEDIUM_PER_MINUTE || millisPerMinute >= MEDIUM_MILLIS_PER_MINUTE) {
            return Severity.MEDIUM;
        }
        return perMinute >= LOW_PER_MINUTE ? Severity.LOW : Severity.INFO;
    }
}
