// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;
import dev.churnscope.text.Numbers;
import dev.churnscope.top.Theme.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;

/** The lines above the table, for the process as a whole. */
final class Header {

    /** The number of lines if the terminal is high enough. */
    static final int MAX_LINES = 5;

    private static final double MILLIS_PER_SECOND = 1000;

    /** The utilization from which on ports to a destination are scarce. */
    private static final double FULL = 0.8;

    private Header() {}

    /** @param lines the maximum number of lines, at least 1: the least important ones are omitted first */
    static List<AttributedString> of(View view, int lines, int width, Theme theme) {
        var all = new ArrayList<List<Part>>();
        all.add(process(view.sample(), theme));
        if (lines > 1) {
            all.add(rates(view, theme));
        }
        if (lines >= MAX_LINES) {
            all.add(totals(view.sample(), theme));
        }
        if (lines > 2) {
            all.add(ports(view.sample(), theme));
        }
        if (lines > 3) {
            all.add(findings(view.sample(), theme));
        }
        return all.stream().map(parts -> theme.line(parts, width)).toList();
    }

    private static List<Part> process(Sample sample, Theme theme) {
        var process = sample.process();
        String command = process.command().isEmpty() ? "JVM" : process.command();
        return List.of(
                new Part(theme.lettering().printable(command) + " (pid " + process.pid() + ")", theme.strong()),
                theme.part(counted(sample)),
                theme.part("host " + theme.lettering().printable(process.host())),
                theme.part("Java " + theme.lettering().printable(process.javaVersion())));
    }

    /** Totals are not reset with the reports' window, and then differ from theirs. */
    private static String counted(Sample sample) {
        String counted = "counted for " + Numbers.millis(sample.windowSeconds() * MILLIS_PER_SECOND);
        Double reportSeconds = sample.reportSeconds();
        return reportSeconds == null
                ? counted
                : counted + ", reports for " + Numbers.millis(reportSeconds * MILLIS_PER_SECOND) + " since a reset";
    }

    private static List<Part> rates(View view, Theme theme) {
        var rates = view.rates();
        if (rates == null) {
            return List.of(theme.part("rates appear with the second sample"));
        }
        var parts = new ArrayList<Part>();
        parts.add(new Part("opens " + Column.rate(rates.opens()) + "/s", theme.strong()));
        parts.add(new Part("closes " + Column.rate(rates.closes()) + "/s", theme.strong()));
        parts.add(theme.part("localFin " + Column.rate(rates.localFin())));
        parts.add(theme.part("remoteFin " + Column.rate(rates.remoteFin())));
        parts.add(theme.part("localReset " + Column.rate(rates.localReset())));
        parts.add(theme.part("remoteReset " + Column.rate(rates.remoteReset())));
        if (rates.failures() > 0) {
            parts.add(new Part("failed connects " + Column.rate(rates.failures()) + "/s", theme.doubtful()));
        }
        return parts;
    }

    private static List<Part> totals(Sample sample, Theme theme) {
        var parts = new ArrayList<Part>();
        parts.add(theme.part(
                "open " + Numbers.exact(sample.opened() - sample.closes().total())));
        parts.add(theme.part("opened " + Numbers.exact(sample.opened())));
        parts.add(theme.part("closed " + Numbers.exact(sample.closes().total())));
        if (sample.requests() != null) {
            parts.add(theme.part("requests " + Numbers.exact(sample.requests())));
        }
        if (sample.connectFailed() > 0) {
            parts.add(theme.part("failed connects " + Numbers.exact(sample.connectFailed())));
        }
        return parts;
    }

    private static List<Part> ports(Sample sample, Theme theme) {
        var ports = sample.ports();
        if (ports.timeWait() == null) {
            return List.of(theme.part("TIME_WAIT is not known on this system"));
        }
        var parts = new ArrayList<Part>();
        parts.add(theme.part("TIME_WAIT " + Numbers.exact(ports.timeWait()) + " on the host"));
        if (ports.timeWaitHere() != null) {
            parts.add(theme.part(Numbers.exact(ports.timeWaitHere()) + " by this process"));
        }
        var fullest = ports.fullest();
        if (fullest != null) {
            parts.add(new Part(
                    "ports to " + theme.lettering().printable(fullest.address()) + ":" + fullest.port() + " "
                            + Numbers.percent(fullest.utilization()) + " of " + Numbers.exact(ports.capacity()),
                    fullest.utilization() >= FULL ? theme.bad() : theme.plain()));
        }
        return parts;
    }

    private static List<Part> findings(Sample sample, Theme theme) {
        Map<String, Long> findings = sample.findings();
        if (findings == null || findings.isEmpty()) {
            return List.of(theme.part("no findings"));
        }
        var parts = new ArrayList<Part>();
        parts.add(theme.part("findings:"));
        for (String severity : List.of("high", "medium", "low", "info")) {
            long count = findings.getOrDefault(severity, 0L);
            if (count > 0) {
                parts.add(new Part(
                        count + " " + severity,
                        switch (severity) {
                            case "high" -> theme.bad();
                            case "medium" -> theme.doubtful();
                            default -> theme.plain();
                        }));
            }
        }
        parts.add(theme.part("report " + sample.process().pid() + " has them"));
        return parts;
    }
}
