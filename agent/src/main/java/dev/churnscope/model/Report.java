// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;

/**
 * A report: everything known about the connections of one JVM over one window of time.
 *
 * <p>Its JSON form is normative and versioned ({@value #SCHEMA}); the text form and the summary are renderings of it.
 *
 * @param sites ordered by cost: connections this process closed first or aborted, then connections opened
 * @param findings detected problems with their fixes, worst first
 * @param timeline equal buckets over the window, at most 600
 */
public record Report(
        String schema,
        AgentInfo agent,
        ProcessInfo process,
        Window window,
        Coverage coverage,
        Counts totals,
        List<Site> sites,
        List<Finding> findings,
        Ports ports,
        List<TimelineBucket> timeline,
        Health health) {

    public Report {
        sites = OrEmpty.list(sites);
        findings = OrEmpty.list(findings);
        timeline = OrEmpty.list(timeline);
    }

    /** The name and version of the JSON form; changes only by addition. */
    public static final String SCHEMA = "churnscope-report/1";

    /** The agent that wrote the report. */
    public record AgentInfo(String version) {}

    /**
     * How complete the report is: all zero if nothing is missing.
     *
     * @param hookErrors exceptions that hooks caught and suppressed
     * @param sitesOverflowed connections counted under the overflow site because the table of sites was full
     * @param untracked connections that could not be tracked: their opens are counted, their closes are not
     */
    public record Health(long hookErrors, long sitesOverflowed, long untracked) {}
}
