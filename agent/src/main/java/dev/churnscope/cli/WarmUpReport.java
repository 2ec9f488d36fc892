// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Coverage;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.Finding;
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
import dev.churnscope.text.Rendering;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * A small report that is rendered and discarded while another is being read.
 *
 * <p>A cold JVM takes 250 ms to load the classes that render a report. Done meanwhile, on another processor, it costs no time.
 */
record WarmUpReport() implements ShownReport {

    private static final String TIME = "2026-01-01T00:00:00Z";
    private static final CloseCounts CLOSES = new CloseCounts(1, 0, 0, 0);
    private static final CallSite LINE = new CallSite("com.shop.PriceClient", "fetch", "PriceClient.java", 1);

    @Override
    public Report report() {
        return new Report(
                Report.SCHEMA,
                new Report.AgentInfo("0"),
                new ProcessInfo(1, "host", "shop.jar", "17", "vm", TIME, TIME),
                new Window(TIME, TIME, 1.5),
                new Coverage(Map.of("jdk-socket", "on"), 1, 0, 0),
                new Counts(1, 0, 1, 0, 1, CLOSES, 0, 1L, 0.5),
                List.of(site()),
                List.of(finding()),
                new Ports(List.of(1, 2), 2, 60, Map.of(), null, List.of(), null),
                List.of(new TimelineBucket(TIME, 1, 1, 1, 1, 0, 0, 0, 0)),
                new Report.Health(0, 0, 0));
    }

    private static Site site() {
        var stack = List.of(LINE.toString());
        var times = new Distribution(1, 1.5, 1.5, 1.5, 1.5);
        return new Site(
                "c-0",
                Role.CLIENT,
                LINE,
                List.of(new Site.Line(1, 1)),
                "Socket",
                1,
                0,
                1,
                0,
                1,
                CLOSES,
                0,
                1L,
                0.5,
                Map.of(),
                stack,
                List.of(new Site.Destination("shop.example", "127.0.0.1", 443, 1, true)),
                List.of(new Site.ClosedBy(LINE, CloseKind.LOCAL_FIN, CloseCause.APPLICATION, 1, stack)),
                Map.of(),
                Map.of(),
                null,
                times,
                times,
                null,
                SiteEvidence.NONE);
    }

    private static Finding finding() {
        return new Finding(
                "client-per-request",
                "high",
                "c-0",
                LINE,
                "A client for each request",
                Map.of("clients", 1),
                "Keep it.\n\n```java\nclient.send();\n```\n",
                "",
                Map.of("connectionsPerMinute", 1.5));
    }

    @Override
    public Rendering json(Charset charset) {
        try {
            return ReportJson.checked(ReportJson.write(report()), charset);
        } catch (UnreadableReportException e) {
            throw new IllegalStateException("what is written can be read", e);
        }
    }
}
