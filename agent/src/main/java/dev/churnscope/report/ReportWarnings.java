// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Report;
import dev.churnscope.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Describes why numbers of a report may be incomplete. */
final class ReportWarnings {

    private static final String FAILED = "failed";

    private ReportWarnings() {}

    /** Returns one sentence per reason; empty if the report is complete. */
    static List<String> warnings(Report report) {
        var warnings = new ArrayList<String>();
        var health = report.health();
        if (health.hookErrors() > 0) {
            warnings.add(Numbers.of(health.hookErrors(), "error", "errors")
                    + " inside the agent, the application was not affected: the numbers may be too low");
        }
        if (health.sitesOverflowed() > 0) {
            warnings.add(Numbers.of(health.sitesOverflowed(), "connection is", "connections are") + " counted under \""
                    + CallSite.OVERFLOW_CLASS + "\" because the table was full; sites=N makes it larger");
        }
        if (health.untracked() > 0) {
            warnings.add(Numbers.of(health.untracked(), "connection", "connections")
                    + " could not be tracked: counted as opened, not as closed");
        }
        if (report.ports().timeWait().forgotten() > 0) {
            warnings.add(Numbers.of(report.ports().timeWait().forgotten(), "connection", "connections")
                    + " closed first by this process could not be kept in memory: TIME_WAIT by site may be too low");
        }
        report.coverage().instrumentations().forEach((name, state) -> {
            if (state != null && state.startsWith(FAILED)) {
                warnings.add("connections of " + name + " are not counted: " + state);
            }
        });
        if (report.coverage().inferred() > 0) {
            warnings.add("the side that closed first is inferred, not measured, for "
                    + Numbers.of(report.coverage().inferred(), "connection", "connections")
                    + ": this system does not report it");
        }
        return warnings;
    }
}
