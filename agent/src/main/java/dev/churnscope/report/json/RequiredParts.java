// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a report from a file has the parts that every rendering needs, which JSON does not guarantee. */
final class RequiredParts {

    private RequiredParts() {}

    /** @throws UnreadableReportException naming the first part that is missing */
    static void check(Report report) throws UnreadableReportException {
        present(report.totals().closes(), "totals.closes");
        for (int i = 0; i < report.sites().size(); i++) {
            check(report.sites().get(i), i);
        }
        for (int i = 0; i < report.findings().size(); i++) {
            var finding = report.findings().get(i);
            present(finding, "findings", i);
            if (finding.callSite() != null) {
                check(finding.callSite(), "findings", i, ".callSite");
            }
        }
        elements(report.timeline(), "timeline");
        elements(report.ports().destinations(), "ports.destinations");
        elements(report.ports().timeWait().bySite(), "ports.timeWait.bySite");
        if (report.ports().exhaustion() != null) {
            elements(report.ports().exhaustion().holders(), "ports.exhaustion.holders");
        }
    }

    /** A report may have thousands of sites, nearly always complete: the path is built only if a part is missing. */
    private static void check(@Nullable Site site, int index) throws UnreadableReportException {
        if (site == null) {
            throw missing("sites[" + index + "]");
        }
        @Nullable String missing = missingIn(site);
        if (missing != null) {
            throw missing("sites[" + index + "]." + missing);
        }
        check(site.callSite(), "sites", index, ".callSite");
    }

    private static @Nullable String missingIn(Site site) {
        if (site.id() == null) {
            return "id";
        }
        if (site.role() == null) {
            return "role";
        }
        if (site.client() == null) {
            return "client";
        }
        if (site.closes() == null) {
            return "closes";
        }
        if (site.callSite() == null) {
            return "callSite";
        }
        int line = firstMissing(site.lines());
        if (line >= 0) {
            return "lines[" + line + "]";
        }
        int destination = firstMissing(site.destinations());
        if (destination >= 0) {
            return "destinations[" + destination + "]";
        }
        @Nullable String missing = missingIn(site.closedBy());
        return missing == null ? missingIn(site.evidence()) : missing;
    }

    private static @Nullable String missingIn(List<Site.ClosedBy> closedBy) {
        for (int i = 0; i < closedBy.size(); i++) {
            var closer = closedBy.get(i);
            if (closer == null) {
                return "closedBy[" + i + "]";
            }
            if (closer.kind() == null) {
                return "closedBy[" + i + "].kind";
            }
            var callSite = closer.callSite();
            if (callSite == null || callSite.className() == null || callSite.method() == null) {
                return "closedBy[" + i + "].callSite"
                        + (callSite == null ? "" : callSite.className() == null ? ".class" : ".method");
            }
        }
        return null;
    }

    private static @Nullable String missingIn(SiteEvidence evidence) {
        for (int i = 0; i < evidence.notReusedBy().size(); i++) {
            var lost = evidence.notReusedBy().get(i);
            if (lost == null || !isWhole(lost.callSite())) {
                return "evidence.notReusedBy[" + i + "].callSite";
            }
        }
        for (int i = 0; i < evidence.bursts().size(); i++) {
            var bursts = evidence.bursts().get(i);
            if (bursts == null || !isWhole(bursts.callSite())) {
                return "evidence.bursts[" + i + "].callSite";
            }
        }
        return null;
    }

    private static boolean isWhole(@Nullable CallSite callSite) {
        return callSite != null && callSite.className() != null && callSite.method() != null;
    }

    private static void check(CallSite callSite, String list, int index, String name) throws UnreadableReportException {
        if (callSite.className() == null || callSite.method() == null) {
            throw missing(list + "[" + index + "]" + name + (callSite.className() == null ? ".class" : ".method"));
        }
    }

    private static int firstMissing(List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == null) {
                return i;
            }
        }
        return -1;
    }

    private static void elements(List<?> list, String path) throws UnreadableReportException {
        int missing = firstMissing(list);
        if (missing >= 0) {
            throw missing(path + "[" + missing + "]");
        }
    }

    private static void present(@Nullable Object part, String list, int index) throws UnreadableReportException {
        if (part == null) {
            throw missing(list + "[" + index + "]");
        }
    }

    private static void present(@Nullable Object part, String path) throws UnreadableReportException {
        if (part == null) {
            throw missing(path);
        }
    }

    private static UnreadableReportException missing(String path) {
        return new UnreadableReportException(
                "not a whole Churnscope report: it has no " + path + ", or none that is known");
    }
}
