// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Coverage;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Merges the reports of many JVMs into one.
 *
 * <p>Reports are added one after another and need not be kept. Counts are summed, so that a merged report is as consistent as its
 * parts; {@code peakOpen} is the sum of peaks, an upper bound for what was open at one time. Not safe for use by several threads.
 */
public final class Fleet {

    private static final String FAILED = "failed";
    private static final String ON = "on";

    private final FleetSites sites;
    private final FleetFindings findings;
    private final FleetProcess process = new FleetProcess();
    private final FleetPorts ports;
    private final FleetTimeline timeline = new FleetTimeline();
    private final Map<String, String> instrumentations = new TreeMap<>();
    private long peakOpen;
    private long measured;
    private long inferred;
    private long openBeforeAttach;
    private long hookErrors;
    private long sitesOverflowed;
    private long untracked;

    /** @param maxSites sites with further ids are summed under one overflow site per role */
    public Fleet(int maxSites) {
        sites = new FleetSites(maxSites);
        findings = new FleetFindings(sites);
        ports = new FleetPorts(sites);
    }

    /** Adds a report. */
    public void add(Report report) {
        sites.add(report.sites());
        findings.add(report.findings(), report.window().seconds());
        process.add(report);
        ports.add(report.process().host(), report.ports());
        timeline.add(report);
        report.coverage()
                .instrumentations()
                .forEach((name, state) -> instrumentations.merge(name, state, Fleet::worse));
        peakOpen += report.totals().peakOpen();
        measured += report.coverage().measured();
        inferred += report.coverage().inferred();
        openBeforeAttach += report.coverage().openBeforeAttach();
        hookErrors += report.health().hookErrors();
        sitesOverflowed += report.health().sitesOverflowed();
        untracked += report.health().untracked();
    }

    /**
     * Returns the index of the report of the same JVM that was added first, from 0; if there is one, connections would count
     * twice.
     */
    public OptionalInt firstOfSameJvm(Report report) {
        return process.firstOfSame(report);
    }

    /**
     * Returns the merged report.
     *
     * @param version the version of the merging program
     */
    public Report report(String version) {
        var merged = sites.sites();
        var window = process.window();
        return new Report(
                Report.SCHEMA,
                new Report.AgentInfo(version),
                process.process(),
                window,
                new Coverage(instrumentations, measured, inferred, openBeforeAttach),
                totals(merged),
                merged,
                findings.findings(window.seconds()),
                ports.ports(),
                timeline.buckets(),
                new Report.Health(hookErrors, sitesOverflowed + sites.overflowed(), untracked));
    }

    /** Failed if it failed in any JVM, else on if it was on in any. */
    private static String worse(String a, String b) {
        if (a.startsWith(FAILED) || b.startsWith(FAILED)) {
            return a.startsWith(FAILED) ? a : b;
        }
        return a.equals(ON) ? a : b;
    }

    /** The peak is not the sum of the sites' peaks, which a JVM need not have reached at the same time. */
    private Counts totals(List<Site> sites) {
        long opened = sites.stream().mapToLong(Site::opened).sum();
        var closes = sites.stream().map(Site::closes).reduce(new CloseCounts(0, 0, 0, 0), Sum::of);
        Long requests = sites.stream().map(Site::requests).reduce(null, Sum::ofKnown);
        return new Counts(
                opened,
                sites.stream().mapToLong(Site::connectFailed).sum(),
                closes.total(),
                sites.stream().mapToLong(Site::open).sum(),
                peakOpen,
                closes,
                sites.stream().mapToLong(Site::leaked).sum(),
                requests,
                Counts.reuseRatio(opened, requests));
    }
}
