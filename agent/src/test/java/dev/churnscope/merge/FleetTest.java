// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.churnscope.compare.SomeReport;
import dev.churnscope.compare.SomeSite;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.ProcessInfo;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.model.TimelineBucket;
import dev.churnscope.model.Window;
import dev.churnscope.report.MarkdownReport;
import dev.churnscope.report.Summary;
import dev.churnscope.report.TextReport;
import dev.churnscope.report.html.HtmlReport;
import dev.churnscope.report.json.ReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private static final SomeSite FETCH =
            SomeSite.of("com.shop.PriceClient.fetch").opened(10).peakOpen(4).requests(1000);
    private static final SomeSite STORE =
            SomeSite.of("com.shop.Orders.store").client("JDBC").opened(5);

    @Test
    void whatIsCountedIsSummedBySite() {
        var merged = merge(10, jvm(1, 0, SomeReport.of(FETCH, STORE)), jvm(2, 0, SomeReport.of(FETCH)));

        assertThat(merged.sites()).extracting(Site::opened).containsExactly(20L, 5L);
        var fetch = merged.sites().get(0);
        assertThat(fetch.requests()).isEqualTo(2000);
        assertThat(fetch.reuseRatio()).isEqualTo(0.99);
        assertThat(fetch.peakOpen()).isEqualTo(8);
        assertThat(fetch.lines()).containsExactly(new Site.Line(42, 20));
        assertThat(fetch.destinations())
                .singleElement()
                .extracting(Site.Destination::opened)
                .isEqualTo(20L);
        assertThat(fetch.closedBy())
                .singleElement()
                .extracting(Site.ClosedBy::count)
                .isEqualTo(20L);
        assertThat(merged.sites().get(1).requests()).isNull();
        assertThat(merged.totals().opened()).isEqualTo(25);
        assertThat(merged.process().command()).isEqualTo("shop.jar (2 JVMs)");
        for (String text : List.of(
                TextReport.ofFile(merged),
                MarkdownReport.of(merged, StandardCharsets.UTF_8),
                HtmlReport.of(merged),
                Summary.of(merged, StandardCharsets.UTF_8, List.of()))) {
            assertThat(text).contains("shop.jar (2 JVMs)").doesNotContain("(pid 0)");
        }
    }

    @Test
    void thePeakIsTheSumOfThePeaksOfJvms() {
        var fetch = SomeSite.of("com.shop.PriceClient.fetch").opened(10).peakOpen(8);
        var store = SomeSite.of("com.shop.Orders.store").opened(10).peakOpen(5);
        var first = withPeak(9, jvm(1, 0, SomeReport.of(fetch, store)));
        var second = withPeak(4, jvm(2, 0, SomeReport.of(fetch)));

        assertThat(merge(10, first).totals().peakOpen()).isEqualTo(9);
        assertThat(merge(10, first, second).totals().peakOpen()).isEqualTo(13);
    }

    @Test
    void aMergedReportIsOneAndAddsUp() throws IOException {
        var reports = new ArrayList<Report>();
        for (int i = 0; i < 20; i++) {
            reports.add(jvm(
                    i,
                    i * 700,
                    SomeReport.of(
                            60,
                            List.of(SomeReport.finding("client-per-request", "high", FETCH)),
                            FETCH,
                            SomeSite.of("com.shop.Client" + i + ".call").opened(3 + i))));
        }
        var merged = merge(10, reports.toArray(Report[]::new));

        assertAddsUp(merged);
        assertThat(ReportJson.read(ReportJson.write(merged))).isEqualTo(merged);
        try (var schema = Fleet.class.getResourceAsStream("/META-INF/churnscope/report.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                            .validate(ReportJson.write(merged), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(merged.sites())
                .hasSize(11)
                .extracting(Site::id)
                .contains("more-client")
                .doesNotHaveDuplicates();
        assertThat(merged.health().sitesOverflowed()).isPositive();
        assertThat(merged.timeline()).hasSizeLessThanOrEqualTo(600);
    }

    @Test
    void theOrderDoesNotMatter() {
        var a = jvm(1, 0, SomeReport.of(FETCH, STORE));
        var b = jvm(2, 30, SomeReport.of(STORE));
        assertThat(merge(10, a, b)).isEqualTo(merge(10, b, a));
    }

    @Test
    void oneMistakeIsOneFindingOfTheFleet() {
        var high = SomeReport.of(60, List.of(SomeReport.finding("client-per-request", "high", FETCH)), FETCH);
        var low = SomeReport.of(60, List.of(SomeReport.finding("client-per-request", "low", FETCH)), FETCH);

        assertThat(merge(10, jvm(1, 0, low), jvm(2, 0, high), jvm(3, 0, low)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo("high");
                    assertThat(finding.evidence()).containsEntry("jvms", 3L);
                    assertThat(finding.estimate()).containsEntry("connectionsPerMinute", 36.0);
                });
    }

    /** As during the rollout of a new version. */
    @Test
    void aMistakeWhoseLineMovedIsOneFindingAtTheLineThatCostsMost() {
        var old = SomeReport.of(60, List.of(SomeReport.finding("client-per-request", "high", FETCH)), FETCH);
        var edited =
                SomeSite.of("com.shop.PriceClient.fetch").line(45).opened(10).requests(1000);
        var now = SomeReport.of(60, List.of(SomeReport.finding("client-per-request", "high", edited)), edited);

        assertThat(merge(10, jvm(1, 0, old), jvm(2, 0, now), jvm(3, 0, now)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.callSite().line()).isEqualTo(45);
                    assertThat(finding.evidence()).containsEntry("jvms", 3L);
                });
    }

    @Test
    void twoMistakesOfOneRuleInAMethodStayTwo() {
        var second =
                SomeSite.of("com.shop.PriceClient.fetch").line(45).opened(10).requests(1000);
        var report = SomeReport.of(
                60,
                List.of(
                        SomeReport.finding("client-per-request", "high", second),
                        SomeReport.finding("client-per-request", "high", FETCH)),
                FETCH);

        assertThat(merge(10, jvm(1, 0, report), jvm(2, 0, report)).findings())
                .hasSize(2)
                .extracting(finding -> finding.evidence().get("jvms"))
                .containsOnly(2L);
    }

    /** Each costs 12 connections a minute in its own minute, and the fleet's window is three. */
    @Test
    void whatJvmsCostThatRanOneAfterAnotherIsSpreadOverTheWindow() {
        var report = SomeReport.of(60, List.of(SomeReport.finding("client-per-request", "high", FETCH)), FETCH);

        assertThat(merge(10, jvm(1, 0, report), jvm(2, 120, report)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.estimate()).containsEntry("connectionsPerMinute", 8.0));
    }

    @Test
    void theWindowReachesFromTheFirstBeginningToTheLastEnd() {
        var merged = merge(10, jvm(1, 0, SomeReport.of(FETCH)), jvm(2, 90, SomeReport.of(FETCH)));

        assertThat(merged.window().seconds()).isEqualTo(150);
        assertThat(merged.timeline().stream().mapToLong(TimelineBucket::opened).sum())
                .isEqualTo(20);
    }

    @Test
    void aReportOfAnEarlierVersionWithoutATimelineAddsUpToo() {
        var old = SomeReport.of(FETCH);
        assertAddsUp(merge(
                10,
                jvm(1, 0, SomeReport.of(STORE)),
                new Report(
                        old.schema(),
                        old.agent(),
                        old.process(),
                        old.window(),
                        old.coverage(),
                        old.totals(),
                        old.sites(),
                        old.findings(),
                        old.ports(),
                        List.of(),
                        old.health())));
    }

    @Test
    void timesOfJvmsThatAreAlikeStayAsTheyAre() {
        var times = new FleetTimes();
        for (int i = 0; i < 1000; i++) {
            times.add(new Distribution(7, 0.4, 0.6, 1.3, 4));
        }
        assertThat(times.distribution()).isEqualTo(new Distribution(7000, 0.4, 0.6, 1.3, 4));
    }

    /**
     * 99 of 100 times are from the fast JVM: its median is a little low for both, and the slowest times are from the slow one.
     */
    @Test
    void timesOfJvmsThatDifferAreMixedByTheirNumber() {
        var times = new FleetTimes();
        times.add(new Distribution(9900, 1, 2, 3, 4));
        times.add(new Distribution(100, 100, 200, 300, 400));
        var mixed = times.distribution();
        assertThat(mixed.p50()).isBetween(1.0, 1.02);
        assertThat(mixed.p90()).isBetween(2.0, 2.2);
        assertThat(mixed.p99()).isEqualTo(4);
        assertThat(mixed.max()).isEqualTo(400);
        assertThat(new FleetTimes().distribution()).isNull();
    }

    private static void assertAddsUp(Report report) {
        var totals = report.totals();
        assertThat(report.sites().stream().mapToLong(Site::opened).sum()).isEqualTo(totals.opened());
        assertThat(report.sites().stream().mapToLong(Site::closed).sum()).isEqualTo(totals.closed());
        assertThat(totals.closes().total()).isEqualTo(totals.closed());
        assertThat(report.coverage().measured() + report.coverage().inferred()).isEqualTo(totals.closed());
        assertThat(totals.peakOpen()).isBetween(totals.open(), totals.opened());
        for (var site : report.sites()) {
            assertThat(site.lines().stream().mapToLong(Site.Line::opened).sum()).isEqualTo(site.opened());
            assertThat(site.destinations().stream()
                            .mapToLong(Site.Destination::opened)
                            .sum())
                    .isEqualTo(site.opened());
            assertThat(site.closedBy().stream().mapToLong(Site.ClosedBy::count).sum())
                    .isEqualTo(site.closed());
        }
        assertThat(report.timeline().stream().mapToLong(TimelineBucket::opened).sum())
                .isEqualTo(totals.opened());
        assertThat(report.timeline().stream().mapToLong(TimelineBucket::closed).sum())
                .isEqualTo(totals.closed());
        var timeWait = report.ports().timeWait();
        assertThat(timeWait.attributed()).isBetween(0L, timeWait.host());
        assertThat(timeWait.bySite().stream().mapToLong(site -> site.count()).sum())
                .isEqualTo(timeWait.attributed());
        assertThat(report.sites())
                .extracting(Site::id)
                .containsAll(
                        timeWait.bySite().stream().map(site -> site.siteId()).toList());
    }

    /** Returns the report as if from another JVM that started some seconds later. */
    private static Report jvm(int number, long secondsLater, Report report) {
        var from = START.plusSeconds(secondsLater);
        var bucket = report.timeline().get(0);
        return new Report(
                report.schema(),
                report.agent(),
                new ProcessInfo(
                        number, "shop-" + number, "shop.jar", "17", "OpenJDK", from.toString(), from.toString()),
                new Window(from.toString(), from.plusSeconds(60).toString(), 60),
                report.coverage(),
                report.totals(),
                report.sites(),
                report.findings(),
                report.ports(),
                List.of(new TimelineBucket(
                        from.toString(),
                        60,
                        bucket.opened(),
                        bucket.closed(),
                        bucket.localFin(),
                        0,
                        0,
                        0,
                        bucket.open())),
                report.health());
    }

    private static Report withPeak(long peakOpen, Report report) {
        var totals = report.totals();
        return new Report(
                report.schema(),
                report.agent(),
                report.process(),
                report.window(),
                report.coverage(),
                new Counts(
                        totals.opened(),
                        totals.connectFailed(),
                        totals.closed(),
                        totals.open(),
                        peakOpen,
                        totals.closes(),
                        totals.leaked(),
                        totals.requests(),
                        totals.reuseRatio()),
                report.sites(),
                report.findings(),
                report.ports(),
                report.timeline(),
                report.health());
    }

    private static Report merge(int maxSites, Report... reports) {
        var fleet = new Fleet(maxSites);
        for (var report : reports) {
            fleet.add(report);
        }
        return fleet.report("0.1.0");
    }
}
