// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Coverage;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Ports;
import dev.churnscope.model.ProcessInfo;
import dev.churnscope.model.Report;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import dev.churnscope.model.TimelineBucket;
import dev.churnscope.model.Window;
import dev.churnscope.report.json.ReportJson;
import dev.churnscope.report.json.UnreadableReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports to render. */
public final class Samples {

    private static final Report.Health WELL = new Report.Health(0, 0, 0);

    private Samples() {}

    /** Returns the text of the published example. */
    public static String exampleJson() {
        return resource("/example-report.json");
    }

    /** Returns the published example. */
    public static Report example() throws UnreadableReportException {
        return ReportJson.read(exampleJson());
    }

    public static String resource(String name) {
        try (var resource = Samples.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a report that has every possible part. */
    public static Report full() {
        return report(
                List.of(pool(), failing(), acceptor()),
                new Report.Health(3, 17, 2),
                new Ports.TimeWait(
                        318L,
                        310L,
                        40,
                        List.of(new Ports.SiteTimeWait("c-0a1b2c3d", 309), new Ports.SiteTimeWait("c-gone", 1))),
                List.of(
                        new Ports.DestinationUse("10.0.4.1", 5432, 600, 36_000, 1.2752, 47.05),
                        new Ports.DestinationUse("127.0.0.1", 5432, 600, 600, 0.0213, null),
                        new Ports.DestinationUse("::1", 5432, 0.25, 0.25, 0.00001, null)),
                new Ports.Exhaustion(
                        "2026-11-23T09:14:00.061Z",
                        "10.0.4.1",
                        5432,
                        28_226L,
                        List.of(new Ports.Holder("c-0a1b2c3d", 6, 28_201), new Ports.Holder("c-gone", 0, 1))));
    }

    public static Report withSites(int number) {
        var sites = new ArrayList<Site>();
        for (int i = 0; i < number; i++) {
            sites.add(site("com.shop.Service" + i, "call", "Service" + i + ".java", number - i));
        }
        return report(sites, WELL);
    }

    public static Report with(Site site) {
        return report(List.of(site), WELL);
    }

    /** Returns a report with one call site and the given number of findings. */
    public static Report withFindings(int number) {
        var site = site("com.shop.Service", "call", "Service.java", number);
        var finding = new Finding(
                "client-per-request",
                "high",
                site.id(),
                site.callSite(),
                "A new client for each request",
                Map.of(),
                "",
                "",
                Map.of());
        return report(
                List.of(site),
                Collections.nCopies(number, finding),
                WELL,
                new Ports.TimeWait(318L, null, 0, List.of()),
                List.of(),
                null);
    }

    /** Returns a report in which every text is the given one. */
    public static Report saying(String text) {
        var callSite = new CallSite(text, text, text, 42);
        var counts = new CloseCounts(5, 1, 1, 1);
        var site = new Site(
                text,
                Role.CLIENT,
                callSite,
                List.of(new Site.Line(42, 7), new Site.Line(null, 1)),
                text,
                8,
                2,
                8,
                0,
                3,
                counts,
                1,
                null,
                null,
                Map.of(text, 2L),
                List.of(text),
                List.of(new Site.Destination(text, text, 80, 8, false)),
                List.of(new Site.ClosedBy(callSite, CloseKind.LOCAL_FIN, CloseCause.POOL, 5, List.of(text))),
                Map.of(text, 1L),
                Map.of(text, 1L),
                new Inbound(1, 2, 3, 1, 1, 4L, 5L),
                null,
                null,
                null,
                SiteEvidence.NONE);
        return new Report(
                Report.SCHEMA,
                new Report.AgentInfo(text),
                new ProcessInfo(1, text, text, text, text, text, text),
                new Window(text, text, 1),
                new Coverage(Map.of(text, "failed: " + text, text + "2", text, text + "3", "on"), 8, 1, 1),
                new Counts(8, 2, 8, 0, 3, counts, 1, null, null),
                List.of(site, site, site),
                List.of(new Finding(
                        text, text, text, callSite, text, Map.of(text, text), text, text, Map.of(text, 1.0))),
                new Ports(
                        List.of(1, 2),
                        2,
                        60,
                        Map.of(text, text),
                        new Ports.TimeWait(null, null, 0, List.of(new Ports.SiteTimeWait(text, 1))),
                        List.of(new Ports.DestinationUse(text, 80, 1, 1, 1, 1.0)),
                        new Ports.Exhaustion(text, text, 80, null, List.of(new Ports.Holder(text, 1, 1)))),
                List.of(),
                WELL);
    }

    /** Returns a report in which every number is the given one. */
    public static Report counting(long number) {
        var closes = new CloseCounts(number, number, number, number);
        var callSite = new CallSite("com.shop.Busy", "run", "Busy.java", 7);
        var times = new Distribution(number, number, number, number, number);
        var site = new Site(
                "c-1",
                Role.CLIENT,
                callSite,
                List.of(new Site.Line(7, number), new Site.Line(8, number)),
                "Socket",
                number,
                number,
                number,
                number,
                number,
                closes,
                number,
                number,
                0.5,
                Map.of("refused", number),
                List.of(),
                List.of(new Site.Destination("h", "h", 80, number, false)),
                List.of(new Site.ClosedBy(callSite, CloseKind.LOCAL_RESET, CloseCause.APPLICATION, number, List.of())),
                Map.of("disconnect-after-response", number),
                Map.of("request-limit", number),
                new Inbound(number, number, number, number, number, number, number),
                times,
                times,
                times,
                SiteEvidence.NONE);
        return report(
                List.of(site),
                new Report.Health(number, number, number),
                new Ports.TimeWait(number, number, number, List.of(new Ports.SiteTimeWait("c-1", number))),
                List.of(new Ports.DestinationUse("h", 80, number, number, number, (double) number)),
                new Ports.Exhaustion(
                        "2026-11-23T09:14:00.061Z", "h", 80, number, List.of(new Ports.Holder("c-1", number, number))));
    }

    private static Report report(List<Site> sites, Report.Health health) {
        return report(sites, health, new Ports.TimeWait(318L, null, 0, List.of()), List.of(), null);
    }

    private static Report report(
            List<Site> sites,
            Report.Health health,
            Ports.TimeWait timeWait,
            List<Ports.DestinationUse> uses,
            Ports.@Nullable Exhaustion exhaustion) {
        return report(sites, List.of(), health, timeWait, uses, exhaustion);
    }

    private static Report report(
            List<Site> sites,
            List<Finding> findings,
            Report.Health health,
            Ports.TimeWait timeWait,
            List<Ports.DestinationUse> uses,
            Ports.@Nullable Exhaustion exhaustion) {
        var settings = new LinkedHashMap<String, @Nullable String>();
        settings.put("net.ipv4.tcp_tw_reuse", "2");
        settings.put("net.ipv4.tcp_fin_timeout", "60");
        settings.put("net.ipv4.tcp_max_tw_buckets", null);
        return new Report(
                Report.SCHEMA,
                new Report.AgentInfo("0.1.0"),
                new ProcessInfo(
                        4711,
                        "shop-1",
                        "shop.jar",
                        "21.0.9",
                        "OpenJDK 64-Bit Server VM",
                        "2026-11-23T09:00:00Z",
                        "2026-11-23T09:00:00.061Z"),
                new Window("2026-11-23T09:00:00.061Z", "2026-11-23T10:30:00.061Z", 5400),
                new Coverage(
                        new LinkedHashMap<>(Map.of("jdk-socket", "on")),
                        sites.stream().mapToLong(Site::closed).sum(),
                        0,
                        4),
                totals(sites),
                sites,
                findings,
                new Ports(List.of(32768, 60999), 28232, 60, settings, timeWait, uses, exhaustion),
                List.of(new TimelineBucket("2026-11-23T09:00:00.061Z", 5400, 1, 1, 1, 0, 0, 0, 0)),
                health);
    }

    private static Counts totals(List<Site> sites) {
        var closes = new CloseCounts(
                sites.stream().mapToLong(site -> site.closes().localFin()).sum(),
                sites.stream().mapToLong(site -> site.closes().remoteFin()).sum(),
                sites.stream().mapToLong(site -> site.closes().localReset()).sum(),
                sites.stream().mapToLong(site -> site.closes().remoteReset()).sum());
        return new Counts(
                sites.stream().mapToLong(Site::opened).sum(),
                sites.stream().mapToLong(Site::connectFailed).sum(),
                closes.total(),
                sites.stream().mapToLong(Site::open).sum(),
                312,
                closes,
                sites.stream().mapToLong(Site::leaked).sum(),
                null,
                null);
    }

    public static Site site(String className, String method, String file, long opened) {
        var callSite = new CallSite(className, method, file, 42);
        return new Site(
                "c-00000001",
                Role.CLIENT,
                callSite,
                List.of(new Site.Line(42, opened)),
                "OkHttp",
                opened,
                0,
                opened,
                0,
                1,
                new CloseCounts(opened, 0, 0, 0),
                0,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(new Site.Destination("prices.internal", "10.0.4.17", 8443, opened, true)),
                List.of(new Site.ClosedBy(
                        new CallSite(className, "close", file, 57),
                        CloseKind.LOCAL_FIN,
                        CloseCause.APPLICATION,
                        opened,
                        List.of())),
                Map.of(),
                Map.of(),
                null,
                new Distribution(opened, 3.1, 4.4, 9, 31.2),
                new Distribution(opened, 0.4, 0.6, 1.3, 4),
                null,
                SiteEvidence.NONE);
    }

    private static Site pool() {
        var destinations = new ArrayList<Site.Destination>();
        for (int i = 1; i <= 8; i++) {
            destinations.add(new Site.Destination("shard" + i + ".internal", "10.0.4." + i, 5432, 1000 - i, false));
        }
        destinations.add(new Site.Destination("other", "other", 0, 12, false));
        var connect = new CallSite("com.shop.orders.persistence.OrderRepository", "save", "OrderRepository.java", 88);
        return new Site(
                "c-0a1b2c3d",
                Role.CLIENT,
                connect,
                List.of(new Site.Line(88, 7900), new Site.Line(93, 68), new Site.Line(null, 8)),
                "HikariCP",
                7976,
                0,
                7970,
                6,
                24,
                new CloseCounts(7702, 200, 60, 8),
                3,
                null,
                null,
                Map.of(),
                List.of("java.net.Socket.connect(Socket.java:639)"),
                destinations,
                List.of(
                        closer(
                                "com.zaxxer.hikari.pool.PoolBase",
                                "PoolBase.java",
                                141,
                                CloseKind.LOCAL_FIN,
                                CloseCause.MAX_LIFETIME,
                                7700),
                        closer(
                                "com.zaxxer.hikari.pool.PoolBase",
                                "PoolBase.java",
                                141,
                                CloseKind.REMOTE_FIN,
                                CloseCause.IDLE_TIMER,
                                200),
                        closer(
                                "com.shop.orders.persistence.OrderRepository",
                                "OrderRepository.java",
                                120,
                                CloseKind.LOCAL_RESET,
                                CloseCause.ERROR,
                                60),
                        closer(
                                "com.zaxxer.hikari.pool.PoolBase",
                                "PoolBase.java",
                                141,
                                CloseKind.REMOTE_RESET,
                                CloseCause.ERROR,
                                8),
                        closer("(unknown)", null, null, CloseKind.LOCAL_FIN, CloseCause.GC, 2)),
                Map.of(),
                Map.of(),
                null,
                new Distribution(7970, 30_000, 31_500, 1_900_000, 9_000_000),
                new Distribution(7976, 0.04, 0.6, 1.3, 4),
                new Distribution(7976, 12, 18, 44, 610),
                SiteEvidence.NONE);
    }

    private static Site failing() {
        return new Site(
                "c-1b2c3d4e",
                Role.CLIENT,
                new CallSite("com.shop.audit.AuditTrail", "send", "AuditTrail.java", 31),
                List.of(),
                "SocketChannel",
                0,
                3600,
                0,
                0,
                0,
                new CloseCounts(0, 0, 0, 0),
                0,
                null,
                null,
                Map.of("refused", 3500L, "timedOut", 90L, "noPort", 10L),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                null,
                SiteEvidence.NONE);
    }

    private static Site acceptor() {
        return new Site(
                "s-2c3d4e5f",
                Role.SERVER,
                new CallSite("com.shop.Main", "main", "Main.java", 19),
                List.of(new Site.Line(19, 5)),
                "ServerSocketChannel",
                5,
                0,
                3,
                2,
                4,
                new CloseCounts(2, 1, 0, 0),
                0,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(
                        new Site.Destination("10.0.3.2", "10.0.3.2", 8443, 3, false),
                        new Site.Destination("::1", "::1", 8443, 2, false)),
                List.of(
                        closer("com.shop.Main", "Main.java", 23, CloseKind.LOCAL_FIN, CloseCause.PROTOCOL, 2),
                        closer("com.shop.Main", "Main.java", 23, CloseKind.REMOTE_FIN, CloseCause.PROTOCOL, 1)),
                Map.of(),
                Map.of("request-limit", 1L, "request-header", 1L),
                new Inbound(1, 2, 2, 1, 1, 100L, 60_000L),
                new Distribution(3, 9000, 11_000, 11_000, 11_000),
                null,
                null,
                SiteEvidence.NONE);
    }

    private static Site.ClosedBy closer(
            String className,
            @Nullable String file,
            @Nullable Integer line,
            CloseKind kind,
            CloseCause cause,
            long count) {
        return new Site.ClosedBy(new CallSite(className, "close", file, line), kind, cause, count, List.of());
    }
}
