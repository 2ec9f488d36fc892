// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a report from a file lacks that every rendering needs: JSON can leave out what Java cannot. */
final class WholeReport {

    private WholeReport() {}

    /** @throws UnreadableReport naming the first part that is missing */
    static void check(Report report) throws UnreadableReport {
        present(report.totals().closes(), "totals.closes");
        for (int i = 0; i < report.sites().size(); i++) {
            check(report.sites().get(i), "sites[" + i + "]");
        }
        for (int i = 0; i < report.findings().size(); i++) {
            String path = "findings[" + i + "]";
            var finding = report.findings().get(i);
            present(finding, path);
            if (finding.callSite() != null) {
                check(finding.callSite(), path + ".callSite");
            }
        }
        elements(report.ports().destinations(), "ports.destinations");
        elements(report.ports().timeWait().bySite(), "ports.timeWait.bySite");
        if (report.ports().exhaustion() != null) {
            elements(report.ports().exhaustion().holders(), "ports.exhaustion.holders");
        }
    }

    private static void check(@Nullable Site site, String path) throws UnreadableReport {
        if (site == null) {
            throw missing(path);
        }
        present(site.id(), path + ".id");
        present(site.role(), path + ".role");
        present(site.client(), path + ".client");
        CloseCounts closes = site.closes();
        present(closes, path + ".closes");
        check(site.callSite(), path + ".callSite");
        elements(site.lines(), path + ".lines");
        elements(site.destinations(), path + ".destinations");
        for (int i = 0; i < site.closedBy().size(); i++) {
            String closerPath = path + ".closedBy[" + i + "]";
            var closer = site.closedBy().get(i);
            present(closer, closerPath);
            present(closer.kind(), closerPath + ".kind");
            check(closer.callSite(), closerPath + ".callSite");
        }
    }

    private static void check(@Nullable CallSite callSite, String path) throws UnreadableReport {
        if (callSite == null) {
            throw missing(path);
        }
        present(callSite.className(), path + ".class");
        present(callSite.method(), path + ".method");
    }

    private static void elements(List<?> list, String path) throws UnreadableReport {
        for (int i = 0; i < list.size(); i++) {
            present(list.get(i), path + "[" + i + "]");
        }
    }

    private static void present(@Nullable Object part, String path) throws UnreadableReport {
        if (part == null) {
            throw missing(path);
        }
    }

    private static UnreadableReport missing(String path) {
        return new UnreadableReport("not a whole Churnscope report: it has no " + path + ", or none that is known");
    }
}
