// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.ServerCloseReason;
import dev.churnscope.record.site.BurstCounts;
import dev.churnscope.record.site.Closers;
import dev.churnscope.record.site.Destination;
import dev.churnscope.record.site.HistogramCounts;
import dev.churnscope.record.site.SiteCounters;
import dev.churnscope.record.socket.ConnectFailure;
import dev.churnscope.record.socket.Endpoint;
import dev.churnscope.stack.Caller;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counters of one site at one moment, or their growth between two moments. Immutable.
 *
 * @param lines connections opened, by line
 * @param closers closes, by caller, kind and cause
 * @param destinations connections opened to each destination, including {@link Endpoint#OTHERS}
 * @param failures failed connects, by reason
 * @param notReused connections opened, by why none could be reused
 * @param bursts bursts of requests, by sender
 * @param serverCloses accepted connections that this process closed first, by reason
 */
record SiteCounts(
        Map<Integer, Long> lines,
        Map<Closers.Closer, Long> closers,
        Map<Destination, Long> destinations,
        Map<ConnectFailure, Long> failures,
        Map<Loss, Long> notReused,
        Map<Caller, BurstCounts.Count> bursts,
        Map<ServerCloseReason, Long> serverCloses,
        Map<SiteTotal, Long> totals,
        Map<SiteTimes, HistogramCounts> times) {

    /** Why none could be reused, and the caller behind it. */
    record Loss(NotReusedReason reason, Caller behind) {}

    static SiteCounts of(SiteCounters site) {
        // Closes, and whatever else a connection causes, before opens, so that a connection that opens and closes
        // meanwhile cannot make the open ones negative.
        var totals = new EnumMap<SiteTotal, Long>(SiteTotal.class);
        for (var total : SiteTotal.values()) {
            totals.put(total, total.read(site));
        }
        var closers = new LinkedHashMap<Closers.Closer, Long>();
        for (var closer : site.closers().all()) {
            closers.put(closer, closer.count().sum());
        }
        var failures = new EnumMap<ConnectFailure, Long>(ConnectFailure.class);
        for (var reason : ConnectFailure.values()) {
            failures.put(reason, site.failures().count(reason));
        }
        var lines = new HashMap<Integer, Long>();
        site.lines().forEach((line, opened) -> lines.put(line, opened.sum()));
        var destinations = new HashMap<Destination, Long>();
        site.destinations()
                .forEach(destination ->
                        destinations.put(destination, destination.opened().sum()));
        var notReused = new LinkedHashMap<Loss, Long>();
        site.notReused()
                .all()
                .forEach(count -> notReused.put(new Loss(count.reason(), count.behind()), count.number()));
        var bursts = new LinkedHashMap<Caller, BurstCounts.Count>();
        site.bursts().all().forEach(count -> bursts.put(count.sender(), count));
        var serverCloses = new EnumMap<ServerCloseReason, Long>(ServerCloseReason.class);
        for (var reason : ServerCloseReason.values()) {
            serverCloses.put(reason, site.inbound().closes(reason));
        }
        var times = new EnumMap<SiteTimes, HistogramCounts>(SiteTimes.class);
        for (var time : SiteTimes.values()) {
            times.put(time, time.read(site));
        }
        return new SiteCounts(lines, closers, destinations, failures, notReused, bursts, serverCloses, totals, times);
    }

    /** Returns the growth of the counters since an earlier moment. */
    SiteCounts since(SiteCounts earlier) {
        var sinceBursts = new LinkedHashMap<Caller, BurstCounts.Count>();
        bursts.forEach((sender, count) -> sinceBursts.put(sender, count.since(earlier.bursts.get(sender))));
        var sinceTimes = new EnumMap<SiteTimes, HistogramCounts>(SiteTimes.class);
        times.forEach((time, counts) -> sinceTimes.put(time, counts.since(earlier.times.get(time))));
        return new SiteCounts(
                grown(lines, earlier.lines),
                grown(closers, earlier.closers),
                grown(destinations, earlier.destinations),
                grown(failures, earlier.failures),
                grown(notReused, earlier.notReused),
                sinceBursts,
                grown(serverCloses, earlier.serverCloses),
                grown(totals, earlier.totals),
                sinceTimes);
    }

    /** Returns the growth of each count, at least 0: requests that were counted before may have been uncounted since. */
    private static <K> Map<K, Long> grown(Map<K, Long> counts, Map<K, Long> earlier) {
        var grown = new LinkedHashMap<K, Long>();
        counts.forEach((key, count) -> grown.put(key, Math.max(0, count - earlier.getOrDefault(key, 0L))));
        return grown;
    }

    /**
     * Returns these counts as the start of a window in which open connections count with all requests of their whole
     * life.
     *
     * @param used open connections that have carried a request
     * @param reused those of them that have carried more than one
     */
    SiteCounts andOpen(long used, long reused) {
        var without = new EnumMap<SiteTotal, Long>(totals);
        without.merge(SiteTotal.INBOUND_USED, -used, Long::sum);
        without.merge(SiteTotal.INBOUND_REUSED, -reused, Long::sum);
        return new SiteCounts(lines, closers, destinations, failures, notReused, bursts, serverCloses, without, times);
    }

    long total(SiteTotal total) {
        return totals.get(total);
    }

    HistogramCounts times(SiteTimes time) {
        return times.get(time);
    }

    long opened() {
        return sum(lines);
    }

    long closed() {
        return sum(closers);
    }

    long connectFailed() {
        return sum(failures);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
