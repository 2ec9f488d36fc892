// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Distribution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mistake costs, which is what its fix saves.
 *
 * @param connectionsPerMinute connections that would not have to be opened
 * @param timeWaitSockets their sockets that this host holds in TIME_WAIT at any moment, if the rate continues
 * @param millisPerMinute time that threads wait for these connections and their TLS handshakes, plus {@link Suspicion#waitMillis}
 */
record Cost(double connectionsPerMinute, double timeWaitSockets, double millisPerMinute) {

    private static final double SECONDS_PER_MINUTE = 60;

    /**
     * @param suspicion its site has the measured cost of a connection
     * @param seconds the length of the window
     * @param timeWaitSeconds how long the kernel keeps a socket in TIME_WAIT
     */
    static Cost of(Suspicion suspicion, double seconds, double timeWaitSeconds) {
        var site = suspicion.site();
        if (site == null || seconds <= 0) {
            return new Cost(0, 0, 0);
        }
        double perMinute = suspicion.avoidable() * SECONDS_PER_MINUTE / seconds;
        double closedFirst = site.closed() == 0 ? 0 : (double) site.closes().localFin() / site.closed();
        double tls = site.tlsMillis() == null ? 0 : (double) site.tlsMillis().count() / Math.max(1, site.opened());
        return new Cost(
                perMinute,
                perMinute / SECONDS_PER_MINUTE * closedFirst * timeWaitSeconds,
                perMinute * (median(site.connectMillis()) + Math.min(1, tls) * median(site.tlsMillis()))
                        + suspicion.waitMillis() * SECONDS_PER_MINUTE / seconds);
    }

    private static double median(@Nullable Distribution distribution) {
        return distribution == null ? 0 : distribution.p50();
    }

    /** Returns the cost in the form that the report has. */
    Map<String, Double> estimate() {
        var estimate = new LinkedHashMap<String, Double>();
        estimate.put("connectionsPerMinute", rounded(connectionsPerMinute));
        estimate.put("timeWaitSockets", rounded(timeWaitSockets));
        estimate.put("millisPerMinute", rounded(millisPerMinute));
        return estimate;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
