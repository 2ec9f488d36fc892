// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Role;
import dev.churnscope.model.ServerCloseReason;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the counters of one site into a value that changes no more. */
final class SiteSnapshot {

    private static final double NANOS_PER_MILLI = 1e6;

    private SiteSnapshot() {}

    /** Returns the number of those that the garbage collector closed. */
    private static long collected(List<Site.ClosedBy> closedBy) {
        return closedBy.stream()
                .filter(closer -> closer.cause() == CloseCause.GC)
                .mapToLong(Site.ClosedBy::count)
                .sum();
    }

    static Site of(String id, SiteCounters site, HeldConnections held) {
        // Closes before opens: a connection that comes and goes meanwhile must not leave open at -1.
        long leaked = site.leaked();
        var closedBy = closedBy(site);
        var closes = closes(closedBy);
        var failures = failures(site);
        var lines = lines(site);
        long opened = lines.stream().mapToLong(Site.Line::opened).sum();
        var requests = nullIfZero(site.requests());
        var notReused = site.notReused().all();
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
                opened - closes.total(),
                site.open().peak(),
                closes,
                // The collector may have come across more meanwhile.
                Math.max(leaked, collected(closedBy)),
                requests,
                reuseRatio(opened, requests),
                failures,
                new StackLines(site.first().stack()),
                destinations(site.destinations()),
                closedBy,
                notReused(notReused),
                serverCloses(site),
                inbound(site, opened, requests),
                site.lifetimeNanos().distribution(),
                site.key().role() == Role.CLIENT ? site.connectNanos().distribution() : null,
                site.tlsNanos().distribution(),
                new SiteEvidence(
                        notReusedBy(notReused),
                        bursts(site.bursts().all()),
                        site.resetsByLinger().sum(),
                        site.resetsByLibrary().sum(),
                        site.pooled().sum(),
                        held.unfinished(),
                        site.collectedUnfinished().sum() + held.abandonedUnfinished(),
                        held.closeWait(),
                        site.openIntervals().distribution(),
                        site.failures().intervals().distribution()));
    }

    private static List<Site.Line> lines(SiteCounters site) {
        return site.lines().entrySet().stream()
                .map(line -> new Site.Line(
                        line.getKey() < 0 ? null : line.getKey(),
                        line.getValue().sum()))
                .filter(line -> line.opened() > 0)
                .sorted(Comparator.comparingLong(Site.Line::opened)
                        .reversed()
                        .thenComparing(Site.Line::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static List<Site.ClosedBy> closedBy(SiteCounters site) {
        record Row(CallSite callSite, CloseKind kind, CloseCause cause) {}
        var rows = new LinkedHashMap<Row, Site.ClosedBy>();
        for (var closer : site.closers().all()) {
            var callSite = closer.caller().callSite();
            var row = new Site.ClosedBy(
                    callSite,
                    closer.kind(),
                    closer.cause(),
                    closer.count().sum(),
                    new StackLines(closer.caller().stack()));
            rows.merge(new Row(callSite, closer.kind(), closer.cause()), row, SiteSnapshot::sum);
        }
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

    private static Map<String, Long> failures(SiteCounters site) {
        var failures = new LinkedHashMap<String, Long>();
        for (var reason : ConnectFailure.values()) {
            long count = site.failures().count(reason);
            if (count > 0) {
                failures.put(reason.label(), count);
            }
        }
        return failures;
    }

    private static List<Site.Destination> destinations(Destinations destinations) {
        var rows = new ArrayList<Site.Destination>();
        for (var destination : destinations.all()) {
            rows.add(new Site.Destination(
                    destination.host(),
                    destination.socketAddress().getAddress().getHostAddress(),
                    destination.socketAddress().getPort(),
                    destination.opened().sum(),
                    destination.isTls()));
        }
        rows.removeIf(row -> row.opened() == 0);
        rows.sort(Comparator.comparingLong(Site.Destination::opened)
                .reversed()
                .thenComparing(Site.Destination::address)
                .thenComparingInt(Site.Destination::port));
        if (destinations.others() > 0) {
            rows.add(new Site.Destination("other", "other", 0, destinations.others(), false));
        }
        return List.copyOf(rows);
    }

    /** Nearest to the root cause first. */
    private static Map<String, Long> notReused(List<NotReusedCounts.Count> counts) {
        var byReason = new LinkedHashMap<String, Long>();
        counts.stream()
                .sorted(Comparator.comparing(NotReusedCounts.Count::reason))
                .forEach(count -> byReason.merge(count.reason().label(), count.number(), Long::sum));
        return byReason;
    }

    private static List<SiteEvidence.NotReusedBy> notReusedBy(List<NotReusedCounts.Count> counts) {
        record Row(String reason, CallSite callSite) {}
        var rows = new LinkedHashMap<Row, Long>();
        for (var count : counts) {
            rows.merge(new Row(count.reason().label(), count.behind().callSite()), count.number(), Long::sum);
        }
        return rows.entrySet().stream()
                .map(row -> new SiteEvidence.NotReusedBy(
                        row.getKey().reason(), row.getKey().callSite(), row.getValue()))
                .sorted(Comparator.comparingLong(SiteEvidence.NotReusedBy::count)
                        .reversed()
                        .thenComparing(row -> row.reason() + row.callSite()))
                .toList();
    }

    private static List<SiteEvidence.Bursts> bursts(List<BurstCounts.Count> counts) {
        var rows = new LinkedHashMap<CallSite, SiteEvidence.Bursts>();
        for (var count : counts) {
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

    private static Map<String, Long> serverCloses(SiteCounters site) {
        var counts = new LinkedHashMap<String, Long>();
        for (var reason : ServerCloseReason.values()) {
            long count = site.inbound().closes(reason);
            if (count > 0) {
                counts.put(reason.label(), count);
            }
        }
        return counts;
    }

    private static @Nullable Inbound inbound(SiteCounters site, long opened, @Nullable Long requests) {
        return site.accepts() && requests != null ? site.inbound().of(opened) : null;
    }

    /** Where no request was seen, the protocol is not known to be HTTP. */
    static @Nullable Long nullIfZero(long requests) {
        return requests == 0 ? null : requests;
    }

    static @Nullable Double reuseRatio(long opened, @Nullable Long requests) {
        return requests == null ? null : Math.max(0, 1 - (double) opened / requests);
    }
}
