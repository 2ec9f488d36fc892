// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import java.util.Locale;

/** The lines that every rendering begins with. */
final class Headline {

    private Headline() {}

    static String of(Report report) {
        var totals = report.totals();
        var closes = totals.closes();
        return String.format(
                Locale.ROOT,
                """
                churnscope %s: %s, pid %d, %.1f s on Java %s
                  %,d connections opened, %,d failed, %,d closed, %,d open (peak %,d), %,d leaked
                  closed first by this process %,d (TIME_WAIT here), by the peer %,d; aborted here %,d, by the peer %,d""",
                report.agent().version(),
                report.process().command(),
                report.process().pid(),
                report.window().seconds(),
                report.process().javaVersion(),
                totals.opened(),
                totals.connectFailed(),
                totals.closed(),
                totals.open(),
                totals.peakOpen(),
                totals.leaked(),
                closes.localFin(),
                closes.remoteFin(),
                closes.localReset(),
                closes.remoteReset());
    }
}
