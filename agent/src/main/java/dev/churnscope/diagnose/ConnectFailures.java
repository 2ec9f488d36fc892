// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/** Failed connects are retried immediately, which increases the load on a peer in trouble. */
final class ConnectFailures implements Rule {

    /** Minimum share of attempts that failed; fewer are normal on a network. */
    private static final double SHARE = 0.2;

    /** Median interval between failures from which on retries count as backed off. */
    private static final double BACKED_OFF_MILLIS = 1000;

    @Override
    public String id() {
        return "connect-failures";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.clients()
                .filter(site -> failed(site) >= RuleInput.MIN_COUNT
                        && failed(site) >= (site.opened() + site.connectFailed()) * SHARE
                        && isRetriedAtOnce(site))
                .map(site -> suspicion(site, input.seconds()))
                .toList();
    }

    /** Excludes connects that failed because no local port was free, or because this process closed the socket. */
    private static long failed(Site site) {
        return site.connectFailed() - of(site, "noPort") - of(site, "closed");
    }

    private static long of(Site site, String reason) {
        return site.connectFailures().getOrDefault(reason, 0L);
    }

    private static boolean isRetriedAtOnce(Site site) {
        var interval = site.evidence().failureIntervalMillis();
        return interval != null && interval.p50() < BACKED_OFF_MILLIS;
    }

    private Suspicion suspicion(Site site, double seconds) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("failed", failed(site));
        numbers.put("opened", site.opened());
        numbers.putAll(site.connectFailures());
        numbers.put(
                "medianMillisBetween", site.evidence().failureIntervalMillis().p50());
        var severity = failed(site) / Math.max(1, seconds) >= 1 ? Severity.MEDIUM : Severity.LOW;
        return new Suspicion(id(), site, site.callSite(), failed(site), 0, severity, severity, numbers);
    }
}
