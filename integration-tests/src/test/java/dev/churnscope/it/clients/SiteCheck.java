// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.Report;
import dev.churnscope.it.SourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one site of the report must say.
 *
 * @param unused connections without a request that may be this site's
 * @param line of the program, that asked for the connections
 */
record SiteCheck(Row row, Expect expect, Truth.Share share, long unused, int line) {

    /** A report may round the ratio. */
    private static final double PRECISION = 0.0001;

    /** @param checksRequests false where they are counted at no site at all, which is one problem and not many */
    List<String> problems(Report.Site site, boolean checksRequests) {
        var problems = new ArrayList<String>();
        if (site.opened() < share.connections() || site.opened() > share.connections() + unused) {
            problems.add("opened " + share.connections() + ", the report has " + site.opened() + " at line " + line);
        }
        check(problems, "client", row.library().label(), site.client());
        check(problems, "line", line, site.callSite().line());
        check(problems, "method", expect.method(), site.callSite().method());
        if (checksRequests) {
            checkRequests(problems, site);
        }
        checkCloses(problems, site);
        if (!expect.notReused().isEmpty()) {
            var reported = site.notReused() == null ? Map.of() : new TreeMap<>(site.notReused());
            check(problems, "notReused", expect.notReused(), reported);
        }
        return problems;
    }

    private void checkRequests(List<String> problems, Report.Site site) {
        Long requests = share.requests() == null ? expect.requests() : share.requests();
        check(problems, "requests", requests, site.requests());
        if (requests == null || requests == 0 || site.requests() == null) {
            return;
        }
        double ratio = Math.max(0, 1 - (double) site.opened() / requests);
        if (site.reuseRatio() == null || Math.abs(site.reuseRatio() - ratio) > PRECISION) {
            problems.add("reuseRatio: expected " + ratio + ", the report has " + site.reuseRatio());
        }
    }

    private void checkCloses(List<String> problems, Report.Site site) {
        if (expect.closes().isEmpty()) {
            return;
        }
        for (var closer : site.closedBy()) {
            if (expect.closes().stream().noneMatch(close -> isOf(closer, close))) {
                problems.add("closed by " + describe(closer) + ", expected " + expect.closes());
            }
        }
        for (var close : expect.closes()) {
            if (site.closedBy().stream().noneMatch(closer -> isOf(closer, close))) {
                problems.add("no close is " + close);
            }
        }
    }

    private boolean isOf(Report.ClosedBy closer, Expect.Close close) {
        return (close.kind() == null || close.kind().equals(closer.kind()))
                && closer.cause().equals(close.cause())
                && (close.marker() == null
                        || Objects.equals(
                                closer.callSite().line(),
                                SourceLines.line(row.library().program(), close.marker())));
    }

    private static void check(List<String> problems, String what, Object expected, Object reported) {
        boolean areEqual = expected instanceof Map
                ? String.valueOf(expected).equals(String.valueOf(reported))
                : Objects.equals(expected, reported);
        if (!areEqual) {
            problems.add(what + ": expected " + expected + ", the report has " + reported);
        }
    }

    private static String describe(Report.ClosedBy closer) {
        return closer.callSite().className() + "." + closer.callSite().method() + ":"
                + closer.callSite().line() + " " + closer.kind() + " " + closer.cause() + " " + closer.count();
    }

    static String describe(List<Report.Site> sites) {
        var text = new ArrayList<String>();
        for (var site : sites) {
            text.add(site.callSite().className() + "." + site.callSite().method() + ":"
                    + site.callSite().line() + " " + site.client() + " opened " + site.opened() + ", failed "
                    + site.connectFailed());
        }
        return String.join("; ", text);
    }
}
