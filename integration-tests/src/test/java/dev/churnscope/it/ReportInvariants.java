// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToLongFunction;

/** What holds of every report, whatever was done. */
final class ReportInvariants {

    private ReportInvariants() {}

    static void check(Report report) {
        assertThat(report.schema()).isEqualTo("churnscope-report/1");
        assertThat(report.health().hookErrors()).as("hook errors").isZero();
        assertThat(report.health().untracked()).as("untracked").isZero();
        assertThat(report.coverage().measured() + report.coverage().inferred())
                .as("closes measured or inferred")
                .isEqualTo(report.totals().closed());
        if (System.getProperty("os.name").equals("Linux")) {
            assertThat(report.coverage().inferred()).as("inferred closes").isZero();
        }
        checkCounts(report.totals());
        for (var site : report.sites()) {
            checkCounts(site);
            checkSite(site);
        }
        checkSum(report, Report.Site::opened);
        checkSum(report, Report.Site::connectFailed);
        checkSum(report, Report.Site::closed);
        checkSum(report, Report.Site::open);
        checkSum(report, Report.Site::leaked);
        for (String kind : report.totals().closes().keySet()) {
            checkSum(report, site -> site.closes(kind));
        }
        assertThat(report.sites()).extracting(Report.Site::id).doesNotHaveDuplicates();
        checkTimeWait(report);
        assertThat(report.timeline().stream().mapToLong(Report.Bucket::opened).sum())
                .as("opened in the timeline")
                .isEqualTo(report.totals().opened());
        assertThat(report.timeline().stream().mapToLong(Report.Bucket::closed).sum())
                .as("closed in the timeline")
                .isEqualTo(report.totals().closed());
    }

    private static void checkCounts(Report.Site counts) {
        assertThat(counts.closes().values().stream().mapToLong(Long::longValue).sum())
                .as("sum of closes")
                .isEqualTo(counts.closed());
        assertThat(counts.open()).isEqualTo(counts.opened() - counts.closed()).isNotNegative();
        assertThat(counts.peakOpen()).isBetween(counts.open(), counts.opened());
        assertThat(counts.leaked()).isLessThanOrEqualTo(counts.opened());
    }

    private static void checkSite(Report.Site site) {
        assertThat(site.lines().stream().mapToLong(Report.Line::opened).sum())
                .as("opened by the lines of %s", site.callSite())
                .isEqualTo(site.opened());
        assertThat(site.destinations().stream()
                        .mapToLong(Report.Destination::opened)
                        .sum())
                .as("opened by destination of %s", site.callSite())
                .isEqualTo(site.opened());
        assertThat(site.closedBy().stream().mapToLong(Report.ClosedBy::count).sum())
                .as("closed by the closers of %s", site.callSite())
                .isEqualTo(site.closed());
        assertThat(site.serverCloses().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("closed first by the server of %s", site.callSite())
                .isEqualTo(
                        site.role().equals("server")
                                ? site.closed() - site.closes("remoteFin") - site.closes("remoteReset")
                                : 0);
        if (site.inbound() != null) {
            assertThat(site.inbound().none()
                            + site.inbound().one()
                            + site.inbound().more())
                    .as("connections by requests of %s", site.callSite())
                    .isEqualTo(site.opened());
            assertThat(site.inbound().oneByRequest() + site.inbound().oneByPeer())
                    .as("connections that ended after one request of %s", site.callSite())
                    .isLessThanOrEqualTo(site.inbound().one());
        }
        assertThat(site.connectFailures().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("failures by reason of %s", site.callSite())
                .isEqualTo(site.connectFailed());
    }

    private static void checkTimeWait(Report report) {
        var timeWait = report.ports().timeWait();
        if (timeWait.host() != null) {
            assertThat(timeWait.attributed()).as("attributed").isBetween(0L, timeWait.host());
            assertThat(timeWait.bySite().stream()
                            .mapToLong(Report.SiteTimeWait::count)
                            .sum())
                    .as("TIME_WAIT by site")
                    .isEqualTo(timeWait.attributed());
            assertThat(report.sites())
                    .extracting(Report.Site::id)
                    .containsAll(timeWait.bySite().stream()
                            .map(Report.SiteTimeWait::siteId)
                            .toList());
        }
    }

    private static void checkSum(Report report, ToLongFunction<Report.Site> number) {
        assertThat(report.sites().stream().mapToLong(number).sum())
                .as("sum over the sites of %s", report.sites())
                .isEqualTo(number.applyAsLong(report.totals()));
    }
}
