// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Site;
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
        double closedFirst = closedFirst(suspicion.rule(), site);
        double tls = site.tlsMillis() == null ? 0 : (double) site.tlsMillis().count() / Math.max(1, site.opened());
        return new Cost(
                perMinute,
                perMinute / SECONDS_PER_MINUTE * closedFirst * timeWaitSeconds,
                perMinute * (median(site.connectMillis()) + Math.min(1, tls) * median(site.tlsMillis()))
                        + suspicion.waitMillis() * SECONDS_PER_MINUTE / seconds);
    }

    /** Returns the share of the avoidable connections that this process closes first. */
    private static double closedFirst(String rule, Site site) {
        if (!rule.equals(NotReusedReason.STALE_POOLED_CONNECTION.label())) {
            return site.closed() == 0 ? 0 : (double) site.closes().localFin() / site.closed();
        }
        // The peer ended these. Those that the pool closed for another reason are not among them.
        long afterPeer = site.closedBy().stream()
                .filter(closer -> closer.kind() == CloseKind.LOCAL_FIN)
                .filter(closer -> closer.cause() == CloseCause.PROTOCOL || closer.cause() == CloseCause.ERROR)
                .mapToLong(Site.ClosedBy::count)
                .sum();
        long ended = afterPeer + site.closes().remoteFin() + site.closes().remoteReset();
        return ended == 0 ? 0 : (double) afterPeer / ended;
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
