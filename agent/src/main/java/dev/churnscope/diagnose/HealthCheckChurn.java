// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/** A probe connects at a fixed period, checks whether the peer accepts, and closes. */
final class HealthCheckChurn implements Rule {

    /** Maximum ratio of the 90th percentile of the intervals to their median: timers are that regular, other work is not. */
    private static final double STEADY = 1.15;

    /**
     * One second, less the error of a quantile. What connects more often is costly enough to act upon (see {@link
     * SeverityThresholds}), whatever its purpose. So work that turns out to be a probe as soon as its period is known was not
     * reported as a severe mistake before.
     */
    private static final double MIN_PERIOD_MILLIS = 900;

    /** Maximum lifetime as a share of the period: a connection that is open for longer does real work. */
    private static final double BUSY = 0.25;

    @Override
    public String id() {
        return "health-check-churn";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.clients()
                .filter(HealthCheckChurn::isProbe)
                .map(this::suspicion)
                .toList();
    }

    private static boolean isProbe(Site site) {
        var interval = site.evidence().openIntervalMillis();
        var lifetime = site.lifetimeMillis();
        return interval != null
                && lifetime != null
                && site.opened() > RuleInput.MIN_COUNT
                && site.peakOpen() == 1
                && (site.requests() == null || site.requests() <= site.opened())
                && interval.p50() >= MIN_PERIOD_MILLIS
                && interval.p90() <= interval.p50() * STEADY
                && lifetime.p90() <= interval.p50() * BUSY;
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("opened", site.opened());
        numbers.put("periodMillis", site.evidence().openIntervalMillis().p50());
        numbers.put("medianLifetimeMillis", site.lifetimeMillis().p50());
        return Suspicion.ofOpens(id(), site, site.callSite(), site.opened() - 1, numbers)
                .atMost(Severity.LOW);
    }
}
