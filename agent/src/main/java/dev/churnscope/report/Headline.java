// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Counts;
import dev.churnscope.model.Report;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text at the start of every rendering: process, window, numbers of connections, and what they mean. */
final class Headline {

    private static final int MAX_COLUMNS_OF_NAME = 50;

    private Headline() {}

    /** Returns {@code shop.jar (pid 4711)}, or {@code shop.jar (3 JVMs)}. */
    static String process(Report report, Lettering lettering) {
        String command = lettering.printable(report.process().command());
        return process(lettering.cutMiddle(command, MAX_COLUMNS_OF_NAME), report);
    }

    /** Returns the same for a command that need not be cut. */
    static String process(@Nullable String command, Report report) {
        long pid = report.process().pid();
        // For a fleet, the command includes the number of JVMs.
        return (command == null || command.isEmpty() ? "a JVM" : command) + (pid == 0 ? "" : " (pid " + pid + ")");
    }

    static String window(Report report) {
        return Numbers.millis(report.window().seconds() * 1000);
    }

    /** Returns how many connections were opened, closed and are open; omits leaks and failures if there are none. */
    static String connections(Report report) {
        var totals = report.totals();
        var parts = new ArrayList<String>();
        parts.add(Numbers.of(totals.opened(), "connection", "connections") + " opened" + perSecond(report));
        parts.add(Numbers.exact(totals.closed()) + " closed");
        parts.add(Numbers.exact(totals.open()) + " open (" + Numbers.exact(totals.peakOpen()) + " at peak)");
        if (totals.leaked() > 0) {
            parts.add(Numbers.exact(totals.leaked()) + " leaked");
        }
        if (totals.connectFailed() > 0) {
            parts.add(Numbers.of(totals.connectFailed(), "connect", "connects") + " failed");
        }
        return String.join(", ", parts);
    }

    /** Returns which side closed, and what that costs. */
    static List<String> closes(Report report) {
        var totals = report.totals();
        var closes = totals.closes();
        if (closes.total() == 0) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("closed first by this process " + count(closes.localFin(), totals)
                + ": TIME_WAIT here; by the peer " + count(closes.remoteFin(), totals)
                + ": TIME_WAIT there");
        if (closes.localReset() + closes.remoteReset() > 0) {
            lines.add("reset by this process " + count(closes.localReset(), totals) + ", by the peer "
                    + count(closes.remoteReset(), totals) + ": no TIME_WAIT, data may be lost");
        }
        return lines;
    }

    private static String count(long number, Counts totals) {
        double ratio = (double) number / totals.closes().total();
        return Numbers.exact(number) + (number == 0 ? "" : " (" + Numbers.percent(ratio) + ")");
    }

    private static String perSecond(Report report) {
        double seconds = report.window().seconds();
        return seconds < 1 || report.totals().opened() == 0
                ? ""
                : " (" + Numbers.decimal(report.totals().opened() / seconds) + " a second)";
    }
}
