// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.Report;
import dev.churnscope.it.SourceLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the report of a row against what the other end saw, scenario by scenario. */
final class Comparison {

    private final Row row;
    private final Truth truth;
    private final Report report;
    private final Map<String, Integer> markers;
    private final Set<Report.Site> explained = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private long placed;

    private Comparison(Row row, Truth truth, Report report) {
        this.row = row;
        this.truth = truth;
        this.report = report;
        this.markers = SourceLines.scenarios(row.library().program());
    }

    static Verdict of(Row row, Truth truth, Report report) {
        var comparison = new Comparison(row, truth, report);
        comparison.checkProgram();
        comparison.checkTotals();
        comparison.markers.forEach(comparison::checkScenario);
        comparison.checkNothingElse();
        return comparison.verdict();
    }

    /** The program did what its source promises, in the protocol that the row is about. */
    private void checkProgram() {
        for (String scenario : markers.keySet()) {
            var expect = expectation(scenario);
            boolean needsJdk21 = scenario.endsWith("VirtualThread") || expect.needsJdk21();
            boolean isSkipped = needsJdk21 && !row.jdk().hasVirtualThreads();
            if (!truth.seen().contains(expect.port()) && !isSkipped) {
                problems.add(scenario + " is marked in the program, but nothing of it came to the server");
            }
        }
        truth.seen().stream()
                .filter(scenario -> !markers.containsKey(scenario))
                .forEach(scenario ->
                        problems.add(scenario + " came to the server, but no line of the program is marked"));
        row.library().expectedScenarios().stream()
                .filter(scenario -> !markers.containsKey(scenario))
                .forEach(scenario -> problems.add(scenario + " is expected, but no line of the program is marked"));
        truth.protocols().stream()
                .filter(protocol -> !row.transport().isCarriedBy(protocol))
                .forEach(protocol -> problems.add("the server was spoken to in " + protocol));
    }

    private void checkTotals() {
        long opened = report.totals().opened();
        if (opened != truth.accepted()) {
            problems.add("totals: the server accepted " + truth.accepted() + ", the report has " + opened);
        }
        if (countsNoRequests()) {
            problems.add("requests: the server served " + truth.requests() + ", the report counts none at any site");
        }
    }

    private boolean countsNoRequests() {
        return truth.requests() != null && clients().stream().allMatch(site -> site.requests() == null);
    }

    private void checkScenario(String scenario, int line) {
        var sites = clients().stream().filter(site -> isAt(site, line)).toList();
        var expect = expectation(scenario);
        var share = shareOf(expect);
        if (expect.opens() != null && expect.opens() != share.connections()) {
            problems.add(scenario + ": should open " + expect.opens() + ", opens " + share.connections());
        }
        explained.addAll(sites);
        if (sites.size() > 1) {
            problems.add(scenario + ": several sites: " + SiteCheck.describe(sites));
        } else if (sites.isEmpty() && share.connections() > 0) {
            problems.add(scenario + ": opened " + share.connections() + ", the report has no site at line " + line);
        } else if (!sites.isEmpty()) {
            var site = sites.get(0);
            var allowedUnused = expect.allowsUnused() ? truth.unused() : 0;
            placed += Math.min(site.opened(), share.connections() + allowedUnused);
            new SiteCheck(row, expect, share, allowedUnused, line)
                    .problems(site, !countsNoRequests())
                    .forEach(problem -> problems.add(scenario + ": " + problem));
        }
    }

    private Expect expectation(String scenario) {
        return row.library().expectation(scenario, row.transport());
    }

    /** Returns what a scenario opened: where several come through one port, what is stated, which must add up. */
    private Truth.Share shareOf(Expect expect) {
        var counted = truth.of(expect.port());
        var together = markers.keySet().stream()
                .map(this::expectation)
                .filter(other -> other.port().equals(expect.port()))
                .toList();
        if (together.size() == 1) {
            return counted;
        }
        long stated = together.stream().mapToLong(Expect::opens).sum();
        if (stated != counted.connections()) {
            problems.add(expect.scenario() + ": " + stated + " should come through " + expect.port() + ", "
                    + counted.connections() + " do");
        }
        return new Truth.Share(expect.opens(), null);
    }

    private void checkNothingElse() {
        clients().stream()
                .filter(site -> !explained.contains(site))
                .filter(site -> site.opened() > 0 || site.connectFailed() > 0)
                .forEach(site -> problems.add("a site of no scenario: " + SiteCheck.describe(List.of(site))
                        + site.stack().stream().limit(12).collect(Collectors.joining("\n    ", "\n    ", ""))));
    }

    private List<Report.Site> clients() {
        return report.sites().stream()
                .filter(site -> site.role().equals("client"))
                .toList();
    }

    private boolean isAt(Report.Site site, int line) {
        String type = site.callSite().className();
        String program = row.library().program();
        return (type.equals(program) || type.startsWith(program + "$"))
                && site.lines().stream().anyMatch(each -> each.line() != null && each.line() == line);
    }

    private Verdict verdict() {
        String labels =
                explained.stream().map(Report.Site::client).distinct().sorted().collect(Collectors.joining(", "));
        return new Verdict(
                truth.accepted(),
                report.totals().opened(),
                placed,
                labels,
                truth.requests(),
                report.totals().requests(),
                report.totals().reuseRatio(),
                List.copyOf(problems));
    }
}
