// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import dev.churnscope.record.site.SiteCounters;
import dev.churnscope.record.socket.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the counters of one site into an immutable value. */
final class SiteSnapshot {

    private static final double NANOS_PER_MILLI = 1e6;

    private SiteSnapshot() {}

    /** Returns the number of connections that the garbage collector closed. */
    private static long collected(List<Site.ClosedBy> closedBy) {
        return closedBy.stream()
                .filter(closer -> closer.cause() == CloseCause.GC)
                .mapToLong(Site.ClosedBy::count)
                .sum();
    }

    /**
     * Returns a site with its counts in a window.
     *
     * @param held its open connections
     * @param before its counts when the window began, or null if it had none
     */
    static Site of(String id, SiteCounters site, HeldConnections held, @Nullable SiteCounts before) {
        var now = SiteCounts.of(site);
        var counts = before == null ? now : now.since(before);
        var closedBy = closedBy(counts);
        var closes = closes(closedBy);
        var failures = failures(counts);
        var lines = lines(counts);
        long opened = counts.opened();
        long open = now.opened() - now.closed();
        var requests = nullIfZero(counts.total(SiteTotal.REQUESTS));
        var first = site.first().callSite();
        return new Site(
                id,
                site.key().role(),
                new CallSite(
                        first.className(),
                        first.method(),
                        first.file(),
                        lines.isEmpty() ? first.line() : lines.get(0).line()),
                lines,
                site.key().client(),
                opened,
                failures.values().stream().mapToLong(Long::longValue).sum(),
                closes.total(),
                open,
                site.open().peak(),
                closes,
                // The garbage collector may have closed more meanwhile.
                Math.max(counts.total(SiteTotal.LEAKED), collected(closedBy)),
                requests,
                Counts.reuseRatio(opened, requests),
                failures,
                new StackLines(site.first().stack()),
                destinations(counts),
                closedBy,
                notReused(counts),
                serverCloses(counts),
                // Including those that were open when the window began.
                site.accepts() && requests != null ? inbound(site, counts, closes.total() + open) : null,
                counts.times(SiteTimes.LIFETIME).distribution(),
                site.key().role() == Role.CLIENT
                        ? counts.times(SiteTimes.CONNECT).distribution()
                        : null,
                counts.times(SiteTimes.TLS).distribution(),
                new SiteEvidence(
                        notReusedBy(counts),
                        bursts(counts),
                        counts.total(SiteTotal.RESETS_BY_LINGER),
                        counts.total(SiteTotal.RESETS_BY_LIBRARY),
                        counts.total(SiteTotal.POOLED),
                        held.unfinished(),
                        counts.total(SiteTotal.COLLECTED_UNFINISHED) + held.abandonedUnfinished(),
                        counts.total(SiteTotal.TIMED_OUT_UNREAD),
                        held.closeWait(),
                        counts.times(SiteTimes.BETWEEN_OPENS).distribution(),
                        counts.times(SiteTimes.BETWEEN_FAILURES).distribution()));
    }

    private static List<Site.Line> lines(SiteCounts counts) {
        return counts.lines().entrySet().stream()
                .map(line -> new Site.Line(line.getKey() < 0 ? null : line.getKey(), line.getValue()))
                .filter(line -> line.opened() > 0)
                .sorted(Comparator.comparingLong(Site.Line::opened)
                        .reversed()
                        .thenComparing(Site.Line::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static List<Site.ClosedBy> closedBy(SiteCounts counts) {
        record Row(CallSite callSite, CloseKind kind, CloseCause cause) {}
        var rows = new LinkedHashMap<Row, Site.ClosedBy>();
        counts.closers().forEach((closer, count) -> {
            if (count > 0) {
                var callSite = closer.caller().callSite();
                var row = new Site.ClosedBy(
                        callSite,
                        closer.kind(),
                        closer.cause(),
                        count,
                        new StackLines(closer.caller().stack()));
                rows.merge(new Row(callSite, closer.kind(), closer.cause()), row, SiteSnapshot::sum);
            }
        });
        return rows.values().stream()
                .sorted(Comparator.comparingLong(Site.ClosedBy::count)
                        .reversed()
                        .thenComparing(closer -> closer.callSite().toString()))
                .toList();
    }

    private static Site.ClosedBy sum(Site.ClosedBy a, Site.ClosedBy b) {
        return new Site.ClosedBy(a.callSite(), a.kind(), a.cause(), a.count() + b.count(), a.stack());
    }

    private static CloseCounts closes(List<Site.ClosedBy> closedBy) {
        long[] counts = new long[CloseKind.values().length];
        for (var closer : closedBy) {
            counts[closer.kind().ordinal()] += closer.count();
        }
        return CloseCounts.of(counts);
    }

    private static Map<String, Long> failures(SiteCounts counts) {
        var failures = new LinkedHashMap<String, Long>();
        counts.failures().forEach((reason, count) -> putIfAny(failures, reason.label(), count));
        return failures;
    }

    private static void putIfAny(Map<String, Long> counts, String name, long count) {
        if (count > 0) {
            counts.put(name, count);
        }
    }

    private static List<Site.Destination> destinations(SiteCounts counts) {
        var rows = new ArrayList<Site.Destination>();
        long[] others = {0};
        counts.destinations().forEach((destination, opened) -> {
            if (destination.endpoint() == Endpoint.OTHERS) {
                others[0] += opened;
            } else if (opened > 0) {
                rows.add(new Site.Destination(
                        destination.host(),
                        destination.socketAddress().getAddress().getHostAddress(),
                        destination.socketAddress().getPort(),
                        opened,
                        destination.isTls()));
            }
        });
        rows.sort(Comparator.comparingLong(Site.Destination::opened)
                .reversed()
                .thenComparing(Site.Destination::address)
                .thenComparingInt(Site.Destination::port));
        if (others[0] > 0) {
            rows.add(new Site.Destination(Site.Destination.OTHERS, Site.Destination.OTHERS, 0, others[0], false));
        }
        return List.copyOf(rows);
    }

    /** Returns the counts by reason, the one closest to the root cause first. */
    private static Map<String, Long> notReused(SiteCounts counts) {
        var byReason = new LinkedHashMap<String, Long>();
        counts.notReused().entrySet().stream()
                .filter(loss -> loss.getValue() > 0)
                .sorted(Comparator.comparing(loss -> loss.getKey().reason()))
                .forEach(loss -> byReason.merge(loss.getKey().reason().label(), loss.getValue(), Long::sum));
        return byReason;
    }

    private static List<SiteEvidence.NotReusedBy> notReusedBy(SiteCounts counts) {
        record Row(String reason, CallSite callSite) {}
        var rows = new LinkedHashMap<Row, Long>();
        counts.notReused().forEach((loss, count) -> {
            if (count > 0) {
                rows.merge(new Row(loss.reason().label(), loss.behind().callSite()), count, Long::sum);
            }
        });
        return rows.entrySet().stream()
                .map(row -> new SiteEvidence.NotReusedBy(
                        row.getKey().reason(), row.getKey().callSite(), row.getValue()))
                .sorted(Comparator.comparingLong(SiteEvidence.NotReusedBy::count)
                        .reversed()
                        .thenComparing(row -> row.reason() + row.callSite()))
                .toList();
    }

    private static List<SiteEvidence.Bursts> bursts(SiteCounts counts) {
        var rows = new LinkedHashMap<CallSite, SiteEvidence.Bursts>();
        for (var count : counts.bursts().values()) {
            if (count.bursts() == 0) {
                continue;
            }
            var row = new SiteEvidence.Bursts(
                    count.sender().callSite(),
                    count.bursts(),
                    count.requests(),
                    (double) count.nanos() / NANOS_PER_MILLI);
            rows.merge(row.callSite(), row, SiteSnapshot::sum);
        }
        return rows.values().stream()
                .sorted(Comparator.comparingLong(SiteEvidence.Bursts::requests)
                        .reversed()
                        .thenComparing(row -> row.callSite().toString()))
                .toList();
    }

    private static SiteEvidence.Bursts sum(SiteEvidence.Bursts a, SiteEvidence.Bursts b) {
        return new SiteEvidence.Bursts(
                a.callSite(), a.count() + b.count(), a.requests() + b.requests(), a.millis() + b.millis());
    }

    private static Map<String, Long> serverCloses(SiteCounts counts) {
        var closes = new LinkedHashMap<String, Long>();
        counts.serverCloses().forEach((reason, count) -> putIfAny(closes, reason.label(), count));
        return closes;
    }

    private static Inbound inbound(SiteCounters site, SiteCounts counts, long connections) {
        long used = counts.total(SiteTotal.INBOUND_USED);
        long reused = Math.min(used, counts.total(SiteTotal.INBOUND_REUSED));
        return new Inbound(
                Math.max(0, connections - used),
                used - reused,
                reused,
                counts.total(SiteTotal.INBOUND_ONE_BY_REQUEST),
                counts.total(SiteTotal.INBOUND_ONE_BY_PEER),
                site.inbound().requestLimit(),
                site.inbound().idleMillis());
    }

    /** Returns null for 0: without any request, the protocol is not known to be HTTP. */
    static @Nullable Long nullIfZero(long requests) {
        return requests == 0 ? null : requests;
    }
}
