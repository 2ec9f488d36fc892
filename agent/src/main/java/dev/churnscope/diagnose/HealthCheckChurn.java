// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/** A probe that connects at a fixed period, looks whether someone answers, and closes. */
final class HealthCheckChurn implements Rule {

    /** Of intervals: a timer is that regular, work is not. */
    private static final double STEADY = 1.15;

    /**
     * A second, less what a quantile may be off. What connects more often costs what people act upon (see {@link SeverityThresholds}),
     * whatever it is for: so no work that looks like a probe once its period is known was told as a severe mistake before.
     */
    private static final double MIN_PERIOD_MILLIS = 900;

    /** Of the period: a connection that is used for longer does something. */
    private static final double BUSY = 0.25;

    @Override
    public String id() {
        return "health-check-churn";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput evidence) {
        return evidence.clients()
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
