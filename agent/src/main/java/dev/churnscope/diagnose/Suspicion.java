// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one rule sees at one site.
 *
 * @param rule its id
 * @param site that opened the connections; null for the process as a whole
 * @param line the one to change
 * @param connections that the mistake affects: opened without need, lost, or aborted
 * @param avoidable of these, how many would not have been opened but for the mistake
 * @param waitMillis that threads waited without need for anything but connections, as for requests that one would do for
 * @param atLeast what it is whatever it costs, as where data may be lost
 * @param atMost what it is at most
 * @param evidence numbers by name, most telling first
 */
record Suspicion(
        String rule,
        @Nullable Site site,
        @Nullable CallSite line,
        long connections,
        long avoidable,
        double waitMillis,
        Severity atLeast,
        Severity atMost,
        Map<String, Object> evidence) {

    /** Of connections, with no other waiting. */
    Suspicion(
            String rule,
            @Nullable Site site,
            @Nullable CallSite line,
            long connections,
            long avoidable,
            Severity atLeast,
            Severity atMost,
            Map<String, Object> evidence) {
        this(rule, site, line, connections, avoidable, 0, atLeast, atMost, evidence);
    }

    /** Of requests that fewer would do for, over connections that are open. */
    static Suspicion ofRequests(
            String rule, Site site, CallSite line, double waitMillis, Map<String, Object> evidence) {
        return new Suspicion(rule, site, line, 0, 0, waitMillis, Severity.INFO, Severity.MEDIUM, evidence);
    }

    /** Whether it is about requests, and not about the connections that carry them. */
    boolean isOfRequests() {
        return waitMillis > 0;
    }

    /** Of connections that would not have been opened but for the mistake. */
    static Suspicion ofOpens(String rule, Site site, CallSite line, long avoidable, Map<String, Object> evidence) {
        return new Suspicion(rule, site, line, avoidable, avoidable, 0, Severity.INFO, Severity.HIGH, evidence);
    }

    Suspicion atLeast(Severity severity) {
        return new Suspicion(rule, site, line, connections, avoidable, waitMillis, severity, atMost, evidence);
    }

    Suspicion atMost(Severity severity) {
        return new Suspicion(rule, site, line, connections, avoidable, waitMillis, atLeast, severity, evidence);
    }

    /**
     * Returns this mistake together with what else it shows as: it is no less severe than that.
     *
     * @param symptoms what other rules see of it; the connections are the same
     */
    Suspicion with(List<Suspicion> symptoms) {
        if (symptoms.isEmpty()) {
            return this;
        }
        var known = new LinkedHashMap<>(evidence);
        known.put("seenAs", symptoms.stream().map(Suspicion::rule).distinct().toList());
        return new Suspicion(
                rule,
                site,
                line,
                connections,
                Stream.concat(Stream.of(this), symptoms.stream())
                        .mapToLong(Suspicion::avoidable)
                        .max()
                        .orElse(0),
                waitMillis,
                symptoms.stream().map(Suspicion::atLeast).reduce(atLeast, Severity::max),
                atMost,
                known);
    }

    /** Returns this mistake and the same of the same line that shows at another site. */
    Suspicion and(Suspicion other) {
        var known = new LinkedHashMap<>(evidence);
        other.evidence.forEach((name, value) -> known.merge(name, value, Suspicion::sum));
        known.put("sites", (long) evidence.getOrDefault("sites", 1L) + (long) other.evidence.getOrDefault("sites", 1L));
        return new Suspicion(
                rule,
                site,
                line,
                connections + other.connections,
                avoidable + other.avoidable,
                waitMillis + other.waitMillis,
                atLeast.max(other.atLeast),
                atMost.max(other.atMost),
                known);
    }

    private static Object sum(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x + y) : a;
    }
}
