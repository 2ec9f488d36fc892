// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Coverage;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Ports;
import dev.churnscope.model.ProcessInfo;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.model.TimelineBucket;
import dev.churnscope.model.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates reports of which only sites and findings matter. */
public final class SomeReport {

    private SomeReport() {}

    /** Returns the report of a run of one minute. */
    public static Report of(SomeSite... sites) {
        return of(60, List.of(), sites);
    }

    public static Report of(double seconds, List<Finding> findings, SomeSite... builders) {
        List<Site> sites = Arrays.stream(builders).map(SomeSite::build).toList();
        long opened = sites.stream().mapToLong(Site::opened).sum();
        long requests = sites.stream()
                .mapToLong(site -> site.requests() == null ? 0 : site.requests())
                .sum();
        var closes = new CloseCounts(opened, 0, 0, 0);
        return new Report(
                Report.SCHEMA,
                new Report.AgentInfo("0.1.0"),
                new ProcessInfo(
                        4711, "shop", "shop.jar", "17", "OpenJDK", "2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z"),
                new Window("2026-11-23T09:00:00Z", "2026-11-23T09:01:00Z", seconds),
                new Coverage(Map.of("jdk-socket", "on"), opened, 0, 0),
                new Counts(
                        opened,
                        0,
                        opened,
                        0,
                        sites.stream().mapToLong(Site::peakOpen).sum(),
                        closes,
                        0,
                        requests == 0 ? null : requests,
                        requests == 0 ? null : Math.max(0, 1 - (double) opened / requests)),
                sites,
                findings,
                new Ports(
                        List.of(32768, 60999),
                        28232,
                        60,
                        Map.of(),
                        new Ports.TimeWait(opened, opened, 0, List.of(new Ports.SiteTimeWait(id(sites), opened))),
                        List.of(),
                        null),
                List.of(new TimelineBucket("2026-11-23T09:00:00Z", seconds, opened, opened, opened, 0, 0, 0, 0)),
                new Report.Health(0, 0, 0));
    }

    /** Returns a finding at a site. */
    public static Finding finding(String rule, String severity, @Nullable SomeSite at) {
        return finding(rule, severity, at, "Do it right.\n  code();");
    }

    public static Finding finding(String rule, String severity, @Nullable SomeSite at, String advice) {
        var site = at == null ? null : at.build();
        return new Finding(
                rule,
                severity,
                site == null ? null : site.id(),
                site == null ? null : site.callSite(),
                "Something is wrong",
                Map.of("opened", 12L),
                advice,
                "https://example.com",
                Map.of("connectionsPerMinute", 12.0));
    }

    private static String id(List<Site> sites) {
        return sites.isEmpty() ? "none" : sites.get(0).id();
    }
}
