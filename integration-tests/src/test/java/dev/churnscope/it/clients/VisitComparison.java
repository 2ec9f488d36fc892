// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.Report;
import dev.churnscope.it.SourceLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds the report of a server against what its visitor did, visit by visit. */
final class VisitComparison {

    private final Row row;
    private final Report report;
    private final Map<String, Truth.Share> visits;
    private final List<String> problems = new ArrayList<>();
    private long placed;

    private VisitComparison(Row row, Map<String, Truth.Share> visits, Report report) {
        this.row = row;
        this.visits = visits;
        this.report = report;
    }

    /** @param stdout of the program: a line for each visit, its name, connections and requests */
    static Verdict of(Row row, String stdout, Report report) {
        var visits = Truth.ofVisits(stdout).scenarios();
        var comparison = new VisitComparison(row, visits, report);
        var markers = SourceLines.scenarios(row.library().program());
        comparison.check("visits", markers.keySet(), visits.keySet());
        markers.forEach(comparison::checkVisit);
        comparison.check("sites", (long) markers.size(), (long) report.sites().size());
        report.coverage().instrumentations().forEach((name, state) -> {
            if (state.startsWith("failed")) {
                comparison.problems.add(name + " " + state);
            }
        });
        return comparison.verdict();
    }

    private void checkVisit(String name, int line) {
        var sites = report.sites().stream()
                .filter(site -> site.role().equals("server")
                        && site.callSite().className().equals(row.library().program())
                        && site.callSite().method().equals(name))
                .toList();
        var share = visits.get(name);
        if (sites.size() != 1 || share == null) {
            problems.add(name + ": sites " + SiteCheck.describe(report.sites()));
            return;
        }
        var site = sites.get(0);
        placed += site.opened();
        check(name + " line", line, site.callSite().line());
        check(name + " client", row.library().label(), site.client());
        check(name + " opened", share.connections(), site.opened());
        checkRequests(row.library().visit(name), share, site);
        checkCloses(row.library().visit(name), site);
    }

    private void checkRequests(Visit visit, Truth.Share share, Report.Site site) {
        long requests = share.requests() + visit.extraRequests();
        check(visit.name() + " requests", requests == 0 ? null : (Long) requests, site.requests());
        var inbound = site.inbound();
        var carried = inbound == null
                ? null
                : new Visit.Carried(
                        inbound.none(), inbound.one(), inbound.more(), inbound.oneByRequest(), inbound.oneByPeer());
        check(visit.name() + " inbound", visit.carried(), carried);
        check(visit.name() + " notReused", Map.of(), site.notReused());
    }

    private void checkCloses(Visit visit, Report.Site site) {
        var expected = new HashMap<String, Long>();
        if (visit.kind() != null) {
            expected.put(visit.kind() + " " + visit.cause(), site.opened());
        }
        var reported = new HashMap<String, Long>();
        site.closedBy().forEach(each -> reported.merge(each.kind() + " " + each.cause(), each.count(), Long::sum));
        check(visit.name() + " closes", expected, reported);
        var reasons = visit.reason() == null ? Map.of() : Map.of(visit.reason(), site.opened());
        check(visit.name() + " serverCloses", reasons, site.serverCloses());
        var closer = row.library().closer(visit.name());
        if (closer != null) {
            check(
                    visit.name() + " closed at line",
                    SourceLines.line(row.library().program(), closer),
                    site.closedBy().get(0).callSite().line());
        }
    }

    private void check(String what, Object expected, Object reported) {
        if (!Objects.equals(expected, reported)) {
            problems.add(what + ": expected " + expected + ", the report has " + reported);
        }
    }

    private Verdict verdict() {
        long accepted =
                visits.values().stream().mapToLong(Truth.Share::connections).sum();
        long served = visits.values().stream().mapToLong(Truth.Share::requests).sum();
        return new Verdict(
                accepted,
                report.totals().opened(),
                placed,
                row.library().label(),
                served,
                report.totals().requests(),
                report.totals().reuseRatio(),
                problems);
    }
}
