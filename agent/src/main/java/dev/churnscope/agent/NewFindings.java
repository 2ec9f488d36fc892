// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.CpuThrottle;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.live.ReportSource;
import dev.churnscope.model.Finding;
import dev.churnscope.report.FindingLine;
import dev.churnscope.report.StandardStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells of each finding of high severity once, when it is first seen, so that nobody has to wait for the end of a service to
 * learn of it.
 *
 * <p>For one thread, the agent's own. A finding is the same as an earlier one if it is of the same rule, and of the same site
 * or the same method: the line that has most of it may change.
 */
final class NewFindings {

    /** What a process may say of itself in all its life; whoever reads that much knows to look at a report. */
    private static final int MAX_LINES = 10;

    /** In less time than that a severity is a guess; and a process that ends sooner has a summary as soon. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

    private static final Duration MIN_BETWEEN_LOOKS = Duration.ofSeconds(10);

    /** Who is told by a log is not told sooner than this matters. */
    private static final Duration MAX_BETWEEN_LOOKS = Duration.ofHours(1);

    private static final int ONE_IN = 100;

    private final ReportSource reports;
    private final Consumer<String> log;
    private final CpuThrottle looks;
    private final Set<Told> told = new HashSet<>();
    private int lines;

    /** @param place the id of a site, or a class and method */
    private record Told(String rule, String place) {}

    /**
     * Begins to look, half a minute from now.
     *
     * @param clock {@link System#nanoTime}
     * @param log takes a line for people
     */
    NewFindings(ReportSource reports, LongSupplier clock, Consumer<String> log) {
        this.reports = reports;
        this.log = log;
        this.looks = new CpuThrottle(ONE_IN, MIN_BETWEEN_LOOKS, MAX_BETWEEN_LOOKS, clock).after(FIRST_LOOK);
    }

    /** Looks, where it is time to, for which a hundredth of one processor is enough. Called once a second. */
    void lookIfDue() {
        if (lines > MAX_LINES || !looks.isDue()) {
            return;
        }
        for (var finding : looks.get(reports::report).findings()) {
            if (Severity.HIGH.label().equals(finding.severity()) && isNew(finding)) {
                tell(finding);
            }
        }
    }

    private boolean isNew(Finding finding) {
        var callSite = finding.callSite();
        // Both, always: each is what a later finding may be known by.
        boolean isNewSite = finding.siteId() == null || told.add(new Told(finding.rule(), finding.siteId()));
        boolean isNewMethod =
                callSite == null || told.add(new Told(finding.rule(), callSite.className() + "." + callSite.method()));
        return isNewSite && isNewMethod;
    }

    private void tell(Finding finding) {
        lines++;
        if (lines <= MAX_LINES) {
            log.accept(FindingLine.of(finding, StandardStream.stderrCharset()));
        } else if (lines == MAX_LINES + 1) {
            log.accept("there are further findings of high severity, which are not logged; the report has them all");
        }
    }
}
