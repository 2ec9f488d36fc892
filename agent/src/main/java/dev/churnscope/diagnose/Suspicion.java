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
 * A possible mistake that one rule has detected at one site.
 *
 * @param rule the rule's id
 * @param site that opened the connections; null for the process as a whole
 * @param line the line to change
 * @param connections that the mistake affects: opened without need, lost, or aborted
 * @param avoidable how many of them would not have been opened without the mistake
 * @param waitMillis how long threads waited needlessly for something other than connections, such as for requests that could be
 *     merged
 * @param atLeast the minimum severity whatever the cost, for example if data may be lost
 * @param atMost the maximum severity
 * @param evidence numbers by name, most significant first
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

    /** Creates a suspicion about connections, without other waiting. */
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

    /** Returns a suspicion about requests that could be merged, on connections that are open anyway. */
    static Suspicion ofRequests(
            String rule, Site site, CallSite line, double waitMillis, Map<String, Object> evidence) {
        return new Suspicion(rule, site, line, 0, 0, waitMillis, Severity.INFO, Severity.MEDIUM, evidence);
    }

    /** Whether this is about requests, not about the connections that carry them. */
    boolean isOfRequests() {
        return waitMillis > 0;
    }

    /** Returns a suspicion about connections that would not have been opened without the mistake. */
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
     * Returns this suspicion merged with its symptoms: it is at least as severe as they are.
     *
     * @param symptoms suspicions of other rules about the same connections
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

    /** Returns this suspicion merged with one of the same rule and line at another site. */
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
