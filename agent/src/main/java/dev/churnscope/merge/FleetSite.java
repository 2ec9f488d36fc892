// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One site of all JVMs. */
final class FleetSite {

    private record Closer(CallSite callSite, CloseKind kind, CloseCause cause) {}

    private static final CallSite VARIOUS = new CallSite("(various)", "", null, null);

    private final String id;
    private final Role role;
    private final CallSite callSite;
    private final String client;
    private final Map<Integer, Long> lines = new HashMap<>(2);
    private final FleetDestinations destinations = new FleetDestinations();
    private final Map<Closer, Site.ClosedBy> closers = new LinkedHashMap<>(2);
    private final Map<String, Long> connectFailures = new LinkedHashMap<>(2);
    private final Map<String, Long> notReused = new LinkedHashMap<>(2);
    private final Map<String, Long> serverCloses = new LinkedHashMap<>(2);
    private final FleetTimes lifetimes = new FleetTimes();
    private final FleetTimes connects = new FleetTimes();
    private final FleetTimes handshakes = new FleetTimes();
    private final FleetEvidence evidence = new FleetEvidence();
    private final FleetInbound inbound = new FleetInbound();
    private List<String> stack = List.of();
    private CloseCounts closes = new CloseCounts(0, 0, 0, 0);
    private long opened;
    private long open;
    private long connectFailed;
    private long peakOpen;
    private long leaked;
    private @Nullable Long requests;

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
            // Of a version that named only the line that opened most.
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

    /** Adds what is counted, of a site that there is no room for. */
    void addWithoutPlaces(Site site) {
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
        closes = Sum.of(closes, site.closes());
        requests = Sum.ofKnown(requests, site.requests());
        Sum.into(connectFailures, site.connectFailures());
        Sum.into(notReused, site.notReused());
        Sum.into(serverCloses, site.serverCloses());
        inbound.add(site.inbound());
        lifetimes.add(site.lifetimeMillis());
        connects.add(site.connectMillis());
        handshakes.add(site.tlsMillis());
    }

    /** Under -1 what has no line. */
    private void addLine(@Nullable Integer line, long number) {
        lines.merge(line == null ? -1 : line, number, Long::sum);
    }

    private void addCloser(Site.ClosedBy closer, CallSite by) {
        var row = new Site.ClosedBy(
                by, closer.kind(), closer.cause(), closer.count(), by == VARIOUS ? List.of() : closer.stack());
        closers.merge(
                new Closer(by, closer.kind(), closer.cause()),
                row,
                (a, b) -> new Site.ClosedBy(a.callSite(), a.kind(), a.cause(), a.count() + b.count(), a.stack()));
    }

    Site site() {
        var byLine = byLine();
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
                requests,
                Sum.reuseRatio(opened, requests),
                connectFailures,
                stack,
                destinations.rows(),
                closers.values().stream()
                        .sorted(Comparator.comparingLong(Site.ClosedBy::count)
                                .reversed()
                                .thenComparing(closer -> closer.callSite().toString()))
                        .toList(),
                notReused,
                serverCloses,
                inbound.inbound(),
                lifetimes.distribution(),
                connects.distribution(),
                handshakes.distribution(),
                evidence.evidence());
    }

    private List<Site.Line> byLine() {
        return lines.entrySet().stream()
                .filter(line -> line.getValue() > 0)
                .map(line -> new Site.Line(line.getKey() < 0 ? null : line.getKey(), line.getValue()))
                .sorted(Comparator.comparingLong(Site.Line::opened)
                        .reversed()
                        .thenComparing(Site.Line::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
