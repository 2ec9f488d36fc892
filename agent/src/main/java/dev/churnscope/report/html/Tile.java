// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.html;

import dev.churnscope.model.Counts;
import dev.churnscope.model.Report;
import dev.churnscope.report.HttpReuse;
import dev.churnscope.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the key figures at the top of a page.
 *
 * @param tone the name of its colour, which is that of a kind of close, or empty
 * @param note what the number means, or a proportion
 */
record Tile(String value, String label, String note, String tone) {

    static List<Tile> of(Report report) {
        var totals = report.totals();
        var closes = totals.closes();
        var tiles = new ArrayList<Tile>();
        double seconds = report.window().seconds();
        tiles.add(new Tile(
                Numbers.compact(totals.opened()),
                "opened",
                seconds < 1 ? "" : Numbers.decimal(totals.opened() / seconds) + " a second",
                ""));
        tiles.add(new Tile(
                Numbers.compact(closes.localFin()),
                "closed here first",
                share(closes.localFin(), totals) + "TIME_WAIT here",
                "localFin"));
        tiles.add(new Tile(
                Numbers.compact(closes.remoteFin()),
                "closed by the peer",
                share(closes.remoteFin(), totals) + "TIME_WAIT there",
                "remoteFin"));
        long resets = closes.localReset() + closes.remoteReset();
        if (resets > 0) {
            tiles.add(new Tile(
                    Numbers.compact(resets),
                    "reset",
                    Numbers.exact(closes.localReset()) + " here, " + Numbers.exact(closes.remoteReset())
                            + " by the peer",
                    closes.localReset() > 0 ? "localReset" : "remoteReset"));
        }
        tiles.add(new Tile(Numbers.compact(totals.open()), "open", Numbers.exact(totals.peakOpen()) + " at peak", ""));
        addUnlessZero(tiles, totals.leaked(), "leaked", "never closed by the application");
        addUnlessZero(tiles, totals.connectFailed(), "failed", "connects that failed");
        HttpReuse.of(report)
                .ifPresent(http ->
                        tiles.add(new Tile(Numbers.compact(http.requests()), "HTTP requests", http.share(), "")));
        return tiles;
    }

    private static void addUnlessZero(List<Tile> tiles, long number, String label, String note) {
        if (number > 0) {
            tiles.add(new Tile(Numbers.compact(number), label, note, ""));
        }
    }

    private static String share(long number, Counts totals) {
        long all = totals.closes().total();
        return number == 0 || all == 0 ? "" : Numbers.percent((double) number / all) + ", ";
    }
}
