// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;
import dev.churnscope.report.Numbers;
import dev.churnscope.top.Theme.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;

/** What stands above the table: the process as a whole. */
final class Header {

    /** The lines there are where there is room. */
    static final int MAX_LINES = 5;

    private static final double MILLIS_PER_SECOND = 1000;

    /** From which on a destination is short of ports. */
    private static final double FULL = 0.8;

    private Header() {}

    /** @param lines how many there may be, from 1 on: what matters least goes first */
    static List<AttributedString> of(View view, int lines, int width, Theme look) {
        var all = new ArrayList<List<Part>>();
        all.add(process(view.sample(), look));
        if (lines > 1) {
            all.add(rates(view, look));
        }
        if (lines >= MAX_LINES) {
            all.add(totals(view.sample(), look));
        }
        if (lines > 2) {
            all.add(ports(view.sample(), look));
        }
        if (lines > 3) {
            all.add(findings(view.sample(), look));
        }
        return all.stream().map(parts -> look.line(parts, width)).toList();
    }

    private static List<Part> process(Sample sample, Theme look) {
        var process = sample.process();
        String command = process.command().isEmpty() ? "JVM" : process.command();
        return List.of(
                new Part(look.lettering().printable(command) + " (pid " + process.pid() + ")", look.strong()),
                look.part(counted(sample)),
                look.part("host " + look.lettering().printable(process.host())),
                look.part("Java " + look.lettering().printable(process.javaVersion())));
    }

    /** Totals go on where somebody lets reports begin anew, and so differ from theirs. */
    private static String counted(Sample sample) {
        String counted = "counted for " + Numbers.millis(sample.windowSeconds() * MILLIS_PER_SECOND);
        Double reportSeconds = sample.reportSeconds();
        return reportSeconds == null
                ? counted
                : counted + ", reports for " + Numbers.millis(reportSeconds * MILLIS_PER_SECOND) + " since a reset";
    }

    private static List<Part> rates(View view, Theme look) {
        var rates = view.rates();
        if (rates == null) {
            return List.of(look.part("rates come with the second sample"));
        }
        var parts = new ArrayList<Part>();
        parts.add(new Part("opens " + Column.rate(rates.opens()) + "/s", look.strong()));
        parts.add(new Part("closes " + Column.rate(rates.closes()) + "/s", look.strong()));
        parts.add(look.part("localFin " + Column.rate(rates.localFin())));
        parts.add(look.part("remoteFin " + Column.rate(rates.remoteFin())));
        parts.add(look.part("localReset " + Column.rate(rates.localReset())));
        parts.add(look.part("remoteReset " + Column.rate(rates.remoteReset())));
        if (rates.failures() > 0) {
            parts.add(new Part("failed connects " + Column.rate(rates.failures()) + "/s", look.doubtful()));
        }
        return parts;
    }

    private static List<Part> totals(Sample sample, Theme look) {
        var parts = new ArrayList<Part>();
        parts.add(look.part(
                "open " + Numbers.exact(sample.opened() - sample.closes().total())));
        parts.add(look.part("opened " + Numbers.exact(sample.opened())));
        parts.add(look.part("closed " + Numbers.exact(sample.closes().total())));
        if (sample.requests() != null) {
            parts.add(look.part("requests " + Numbers.exact(sample.requests())));
        }
        if (sample.connectFailed() > 0) {
            parts.add(look.part("failed connects " + Numbers.exact(sample.connectFailed())));
        }
        return parts;
    }

    private static List<Part> ports(Sample sample, Theme look) {
        var ports = sample.ports();
        if (ports.timeWait() == null) {
            return List.of(look.part("TIME_WAIT is not known on this system"));
        }
        var parts = new ArrayList<Part>();
        parts.add(look.part("TIME_WAIT " + Numbers.exact(ports.timeWait()) + " on the host"));
        if (ports.timeWaitHere() != null) {
            parts.add(look.part(Numbers.exact(ports.timeWaitHere()) + " by this process"));
        }
        var fullest = ports.fullest();
        if (fullest != null) {
            parts.add(new Part(
                    "ports to " + look.lettering().printable(fullest.address()) + ":" + fullest.port() + " "
                            + Numbers.percent(fullest.utilization()) + " of " + Numbers.exact(ports.capacity()),
                    fullest.utilization() >= FULL ? look.bad() : look.plain()));
        }
        return parts;
    }

    private static List<Part> findings(Sample sample, Theme look) {
        Map<String, Long> findings = sample.findings();
        if (findings == null || findings.isEmpty()) {
            return List.of(look.part("no findings"));
        }
        var parts = new ArrayList<Part>();
        parts.add(look.part("findings:"));
        for (String severity : List.of("high", "medium", "low", "info")) {
            long count = findings.getOrDefault(severity, 0L);
            if (count > 0) {
                parts.add(new Part(
                        count + " " + severity,
                        switch (severity) {
                            case "high" -> look.bad();
                            case "medium" -> look.doubtful();
                            default -> look.plain();
                        }));
            }
        }
        parts.add(look.part("report " + sample.process().pid() + " has them"));
        return parts;
    }
}
