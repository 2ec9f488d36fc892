// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges one site of all JVMs. */
final class FleetSite {

    private record Closer(CallSite callSite, CloseKind kind, CloseCause cause) {}

    /** The number of closes by one closer, and its first stack. */
    private static final class Closes {
        private List<String> stack = List.of();
        private long count;
    }

    private static final CallSite VARIOUS = new CallSite("(various)", "", null, null);

    private final String id;
    private final Role role;
    private final CallSite callSite;
    private final String client;
    private final CountMap<Integer> lines = new CountMap<>();
    private final FleetDestinations destinations = new FleetDestinations();
    private final Map<Closer, Closes> closers = new LinkedHashMap<>(2);
    private final CountMap<String> connectFailures = new CountMap<>();
    private final CountMap<String> notReused = new CountMap<>();
    private final CountMap<String> serverCloses = new CountMap<>();
    private final FleetTimes lifetimes = new FleetTimes();
    private final FleetTimes connects = new FleetTimes();
    private final FleetTimes handshakes = new FleetTimes();
    private final FleetEvidence evidence = new FleetEvidence();
    private final FleetInbound inbound = new FleetInbound();
    private List<String> stack = List.of();
    private final long[] closesByKind = new long[CloseKind.values().length];
    private long opened;
    private long open;
    private long connectFailed;
    private long peakOpen;
    private long leaked;
    private boolean hasRequests;
    private long requests;

    FleetSite(Site first) {
        this(first.id(), first.role(), first.callSite(), first.client());
    }

    FleetSite(String id, Role role, CallSite callSite, String client) {
        this.id = id;
        this.role = role;
        this.callSite = callSite;
        this.client = client;
    }

    void add(Site site) {
        addCounts(site);
        if (site.lines().isEmpty()) {
            // Written by a version that reported only the line that opened the most.
            addLine(site.callSite().line(), site.opened());
        }
        site.lines().forEach(line -> addLine(line.line(), line.opened()));
        destinations.add(site);
        site.closedBy().forEach(closer -> addCloser(closer, closer.callSite()));
        if (stack.isEmpty()) {
            stack = site.stack();
        }
        evidence.add(site.evidence());
    }

    /** Adds the counts of a site beyond the limit, without its lines and addresses. */
    void addCountsOnly(Site site) {
        addCounts(site);
        addLine(null, site.opened());
        destinations.addOthers(site.opened());
        site.closedBy().forEach(closer -> addCloser(closer, VARIOUS));
    }

    private void addCounts(Site site) {
        opened += site.opened();
        open += site.open();
        connectFailed += site.connectFailed();
        peakOpen += site.peakOpen();
        leaked += site.leaked();
        addCloses(site.closes());
        if (site.requests() != null) {
            hasRequests = true;
            requests += site.requests();
        }
        connectFailures.addAll(site.connectFailures());
        notReused.addAll(site.notReused());
        serverCloses.addAll(site.serverCloses());
        inbound.add(site.inbound());
        lifetimes.add(site.lifetimeMillis());
        connects.add(site.connectMillis());
        handshakes.add(site.tlsMillis());
    }

    private void addCloses(CloseCounts closes) {
        closesByKind[CloseKind.LOCAL_FIN.ordinal()] += closes.localFin();
        closesByKind[CloseKind.REMOTE_FIN.ordinal()] += closes.remoteFin();
        closesByKind[CloseKind.LOCAL_RESET.ordinal()] += closes.localReset();
        closesByKind[CloseKind.REMOTE_RESET.ordinal()] += closes.remoteReset();
    }

    /** The key -1 stands for an unknown line. */
    private void addLine(@Nullable Integer line, long number) {
        lines.add(line == null ? -1 : line, number);
    }

    private void addCloser(Site.ClosedBy closer, CallSite by) {
        var closes = closers.computeIfAbsent(new Closer(by, closer.kind(), closer.cause()), unknown -> new Closes());
        if (closes.count == 0 && by != VARIOUS) {
            closes.stack = closer.stack();
        }
        closes.count += closer.count();
    }

    private static Site.ClosedBy row(Closer closer, Closes closes) {
        return new Site.ClosedBy(closer.callSite(), closer.kind(), closer.cause(), closes.count, closes.stack);
    }

    Site site() {
        var byLine = byLine();
        var closes = CloseCounts.of(closesByKind);
        Long knownRequests = hasRequests ? requests : null;
        return new Site(
                id,
                role,
                new CallSite(
                        callSite.className(),
                        callSite.method(),
                        callSite.file(),
                        byLine.isEmpty() ? callSite.line() : byLine.get(0).line()),
                byLine,
                client,
                opened,
                connectFailed,
                closes.total(),
                open,
                peakOpen,
                closes,
                leaked,
                knownRequests,
                Counts.reuseRatio(opened, knownRequests),
                connectFailures.counts(),
                stack,
                destinations.rows(),
                closers.entrySet().stream()
                        .map(closer -> row(closer.getKey(), closer.getValue()))
                        .sorted(Comparator.comparingLong(Site.ClosedBy::count)
                                .reversed()
                                .thenComparing(closer -> closer.callSite().toString()))
                        .toList(),
                notReused.counts(),
                serverCloses.counts(),
                inbound.inbound(),
                lifetimes.distribution(),
                connects.distribution(),
                handshakes.distribution(),
                evidence.evidence());
    }

    private List<Site.Line> byLine() {
        return lines.counts().entrySet().stream()
                .filter(line -> line.getValue() > 0)
                .map(line -> new Site.Line(line.getKey() < 0 ? null : line.getKey(), line.getValue()))
                .sorted(Comparator.comparingLong(Site.Line::opened)
                        .reversed()
                        .thenComparing(Site.Line::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
