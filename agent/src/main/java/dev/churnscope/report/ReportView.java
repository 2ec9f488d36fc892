// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import dev.churnscope.text.InlineCode;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report in the words and order in which pages show it: the assessment, the findings, the call sites, the ports.
 *
 * <p>Templates have no logic: this class decides what they show.
 *
 * @param facts facts about the process and the window
 * @param totals sentences about all connections together
 * @param coverage what was watched, and how the kinds of closes were determined
 * @param warnings why numbers may be incomplete
 */
public record ReportView(
        String version,
        String process,
        String window,
        List<Fact> facts,
        Assessment verdict,
        List<InlineCode> sentence,
        @Nullable CallSiteView where,
        List<String> totals,
        List<FindingView> findings,
        SiteRows sites,
        PortsView ports,
        List<Fact> coverage,
        List<String> warnings) {

    /** A labelled text. */
    record Fact(String name, String value) {}

    /**
     * @param maxSites the maximum number of rows for call sites
     * @param lettering the characters of the words between names
     */
    public static ReportView of(Report report, int maxSites, Lettering lettering) {
        var verdict = Assessment.of(report);
        var findings = new ArrayList<FindingView>();
        report.findings().forEach(finding -> findings.add(FindingView.of(finding, findings.size() + 1)));
        return new ReportView(
                String.valueOf(report.agent().version()),
                Headline.process(report.process().command(), report),
                Headline.window(report),
                facts(report),
                verdict,
                InlineCode.pieces(verdict.sentence()),
                verdict.callSite() == null ? null : CallSiteView.of(verdict.callSite()),
                totals(report),
                findings,
                SiteRows.of(report.sites(), maxSites, lettering),
                PortsView.of(report),
                coverage(report),
                ReportWarnings.warnings(report));
    }

    public String severity() {
        return List.of("high", "medium", "low", "info").contains(verdict.severity()) ? verdict.severity() : "none";
    }

    public boolean hasFindings() {
        return !findings.isEmpty();
    }

    public boolean hasCosts() {
        return !verdict.costs().isEmpty();
    }

    public boolean hasWarnings() {
        return !warnings.isEmpty();
    }

    private static List<Fact> facts(Report report) {
        var process = report.process();
        return List.of(
                new Fact("Process", Headline.process(report.process().command(), report)),
                new Fact("Host", String.valueOf(process.host())),
                new Fact("Java", process.javaVersion() + ", " + process.vm()),
                new Fact("Started", String.valueOf(process.startedAt())),
                new Fact("Agent", String.valueOf(report.agent().version()) + ", attached " + process.attachedAt()),
                new Fact(
                        "Window",
                        Headline.window(report) + ", " + report.window().from() + " to "
                                + report.window().to()));
    }

    private static List<String> totals(Report report) {
        var totals = new ArrayList<String>();
        totals.add(Headline.connections(report));
        totals.addAll(Headline.closes(report));
        HttpReuse.of(report).ifPresent(http -> totals.add(http.sentence()));
        return totals;
    }

    private static List<Fact> coverage(Report report) {
        var coverage = report.coverage();
        var facts = new ArrayList<Fact>();
        for (var state : List.of(new Fact("Watched", "on"), new Fact("Idle", "idle"))) {
            String names = coverage.instrumentations().entrySet().stream()
                    .filter(instrumentation -> state.value().equals(instrumentation.getValue()))
                    .map(instrumentation -> instrumentation.getKey())
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                facts.add(new Fact(state.name(), names));
            }
        }
        coverage.instrumentations().forEach((name, state) -> {
            if (!"on".equals(state) && !"idle".equals(state)) {
                facts.add(new Fact("Not watched", name + ": " + state));
            }
        });
        facts.add(new Fact(
                "Closes",
                Numbers.exact(coverage.measured()) + " measured at the socket, " + Numbers.exact(coverage.inferred())
                        + " inferred"));
        if (coverage.openBeforeAttach() > 0) {
            facts.add(new Fact(
                    "Older",
                    Numbers.exact(coverage.openBeforeAttach())
                            + " closes of connections older than the agent, not counted above"));
        }
        return facts;
    }
}
