// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.CpuThrottle;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.live.ReportSource;
import dev.churnscope.model.Finding;
import dev.churnscope.report.FindingLine;
import dev.churnscope.text.StandardStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Logs each finding of high severity once, when it first appears, so that a long-running service shows it before it ends.
 *
 * <p>For use by the agent's own thread only. A finding is the same as an earlier one if it has the same rule, and the same
 * site or the same method: the line with the largest share may change.
 */
final class NewFindings {

    /** Maximum number of findings that a process logs in its life; after that many, a report is the better place to look. */
    private static final int MAX_LINES = 10;

    /** Earlier, a severity would be a guess; and a process that ends sooner prints a summary anyway. */
    private static final Duration FIRST_CHECK = Duration.ofSeconds(30);

    private static final Duration MIN_BETWEEN_CHECKS = Duration.ofSeconds(10);

    /** A log message is in time if it appears within an hour. */
    private static final Duration MAX_BETWEEN_CHECKS = Duration.ofHours(1);

    private static final int PAUSE_FACTOR = 100;

    private final ReportSource reports;
    private final Consumer<String> log;
    private final CpuThrottle throttle;
    private final Set<Logged> logged = new HashSet<>();
    private int lines;

    /** @param site the id of a site, or a class and method name */
    private record Logged(String rule, String site) {}

    /**
     * Creates an instance whose first check is due in half a minute.
     *
     * @param clock {@link System#nanoTime}
     * @param log logs a line
     */
    NewFindings(ReportSource reports, LongSupplier clock, Consumer<String> log) {
        this.reports = reports;
        this.log = log;
        this.throttle = new CpuThrottle(PAUSE_FACTOR, MIN_BETWEEN_CHECKS, MAX_BETWEEN_CHECKS, clock).after(FIRST_CHECK);
    }

    /** Checks for new findings if it is due, using at most a hundredth of one processor. Called once a second. */
    void checkIfDue() {
        if (lines > MAX_LINES || !throttle.isDue()) {
            return;
        }
        for (var finding : throttle.get(reports::report).findings()) {
            if (Severity.HIGH.label().equals(finding.severity()) && isNew(finding)) {
                logFinding(finding);
            }
        }
    }

    private boolean isNew(Finding finding) {
        var callSite = finding.callSite();
        // Always adds both, since a later finding may match either.
        boolean isNewSite = finding.siteId() == null || logged.add(new Logged(finding.rule(), finding.siteId()));
        boolean isNewMethod = callSite == null
                || logged.add(new Logged(finding.rule(), callSite.className() + "." + callSite.method()));
        return isNewSite && isNewMethod;
    }

    private void logFinding(Finding finding) {
        lines++;
        if (lines <= MAX_LINES) {
            log.accept(FindingLine.of(finding, StandardStream.stderrCharset()));
        } else if (lines == MAX_LINES + 1) {
            log.accept("there are further findings of high severity, which are not logged; the report has them all");
        }
    }
}
