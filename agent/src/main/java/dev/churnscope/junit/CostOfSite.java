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
 * What one call site has cost between two reports.
 *
 * @param site as it is in the later one
 * @param opens connections opened, by line
 * @param closesFirst of its connections, those that this process closed first, by the line that did
 * @param requests HTTP requests sent over its connections
 * @param notReused why connections had to be opened although others had been open to the same place
 * @param destinations the names and ports it connected to, most first
 */
record CostOfSite(
        Site site,
        Map<CallSite, Long> opens,
        Map<CallSite, Long> closesFirst,
        long requests,
        long leaked,
        Map<String, Long> notReused,
        List<String> destinations) {

    /** @param before null where the site was not known then */
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

    /** Without the garbage collector, which closes what was leaked before a test in the middle of it. */
    private static List<Site.ClosedBy> closers(Site site) {
        return site.closedBy().stream()
                .filter(closer -> closer.kind() == CloseKind.LOCAL_FIN && closer.cause() != CloseCause.GC)
                .toList();
    }

    private static CallSite at(Site site, Site.Line line) {
        var callSite = site.callSite();
        return new CallSite(callSite.className(), callSite.method(), callSite.file(), line.line());
    }

    /** Returns what has become more, in the order of the most. */
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
        var more = new LinkedHashMap<K, Long>();
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                .forEach(entry -> more.put(entry.getKey(), entry.getValue()));
        return more;
    }
}
