// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

/**
 * Maps costs to severities.
 *
 * <p>The thresholds are those at which people act. A connection a second is {@value #HIGH_PER_MINUTE} a minute, with all the work
 * that each takes. The default port range allows 470 a second to one destination (28,232 ports, each blocked for a minute). Users
 * notice if a thread waits for connections for a twentieth of its time.
 */
final class SeverityThresholds {

    private static final double HIGH_PER_MINUTE = 60;
    private static final double MEDIUM_PER_MINUTE = 10;
    private static final double LOW_PER_MINUTE = 1;
    private static final double HIGH_MILLIS_PER_MINUTE = 3000;
    private static final double MEDIUM_MILLIS_PER_MINUTE = 300;

    /** A shorter window may just show a burst, so its costs are scaled as if it had this length. */
    private static final double MIN_SECONDS = 30;

    private SeverityThresholds() {}

    /** Returns the factor by which to discount a rate seen over a short window; 1 for no discount. */
    static double certainty(double seconds) {
        return Math.min(1, seconds / MIN_SECONDS);
    }

    /** @param seconds the length of the window */
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
