// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Site;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one call site between two reports.
 *
 * @param site the site in the later report
 * @param opens connections opened, by the line that opened them
 * @param closesFirst connections of this site that this process closed first, by the line that closed them
 * @param requests HTTP requests sent over its connections
 * @param notReused the reasons why connections were opened although others had been open to the same destination, with
 *     their counts
 * @param destinations the host names and ports it connected to, most frequent first
 */
record CostOfSite(
        Site site,
        Map<CallSite, Long> opens,
        Map<CallSite, Long> closesFirst,
        long requests,
        long leaked,
        Map<String, Long> notReused,
        List<String> destinations) {

    /** @param before null if the earlier report does not have the site */
    static CostOfSite between(@Nullable Site before, Site after) {
        return new CostOfSite(
                after,
                difference(before, after, CostOfSite::lines, line -> at(after, line), Site.Line::opened),
                difference(before, after, CostOfSite::closers, Site.ClosedBy::callSite, Site.ClosedBy::count),
                requests(after) - (before == null ? 0 : requests(before)),
                after.leaked() - (before == null ? 0 : before.leaked()),
                difference(before, after, site -> site.notReused().entrySet(), Map.Entry::getKey, Map.Entry::getValue),
                List.copyOf(difference(
                                before,
                                after,
                                Site::destinations,
                                destination -> destination.host() + ":" + destination.port(),
                                Site.Destination::opened)
                        .keySet()));
    }

    /** Whether its connections are known to carry HTTP. */
    boolean isHttp() {
        return site.requests() != null;
    }

    long opened() {
        return sum(opens);
    }

    long closedFirst() {
        return sum(closesFirst);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long requests(Site site) {
        return site.requests() == null ? 0 : site.requests();
    }

    private static Collection<Site.Line> lines(Site site) {
        return site.lines();
    }

    /** Excludes closes by the garbage collector, since these may be of connections that earlier tests leaked. */
    private static List<Site.ClosedBy> closers(Site site) {
        return site.closedBy().stream()
                .filter(closer -> closer.kind() == CloseKind.LOCAL_FIN && closer.cause() != CloseCause.GC)
                .toList();
    }

    private static CallSite at(Site site, Site.Line line) {
        var callSite = site.callSite();
        return new CallSite(callSite.className(), callSite.method(), callSite.file(), line.line());
    }

    /** Returns the counts that have increased, with their increase, highest first. */
    private static <R, K> Map<K, Long> difference(
            @Nullable Site before,
            Site after,
            Function<Site, Collection<R>> rows,
            Function<R, K> key,
            ToLongFunction<R> count) {
        var counts = new LinkedHashMap<K, Long>();
        rows.apply(after).forEach(row -> counts.merge(key.apply(row), count.applyAsLong(row), Long::sum));
        if (before != null) {
            rows.apply(before).forEach(row -> counts.merge(key.apply(row), -count.applyAsLong(row), Long::sum));
        }
        var increases = new LinkedHashMap<K, Long>();
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                .forEach(entry -> increases.put(entry.getKey(), entry.getValue()));
        return increases;
    }
}
