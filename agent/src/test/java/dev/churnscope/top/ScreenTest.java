// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import static dev.churnscope.activity.SomeSample.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.activity.SomeSample;
import dev.churnscope.text.Lettering;
import dev.churnscope.top.ViewState.Mode;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScreenTest {

    private static final Theme PLAIN = new Theme(Lettering.UNICODE, false);

    private final View view = twoSamples(
            SomeSample.at(10)
                    .with(site("PriceClient.fetch", 1000, 900, 90))
                    .with(site("StockClient.count", 50, 50, 0))
                    .with(site("OrderStore.save", 20, 0, 0)),
            SomeSample.at(11)
                    .with(site("PriceClient.fetch", 1120, 1010, 99))
                    .with(site("StockClient.count", 250, 250, 0))
                    .with(site("OrderStore.save", 20, 0, 0)));

    @Test
    void showsTheProcessAndItsSitesByTheirRates() {
        assertThat(text(view, ViewState.FIRST, 80, 24)).containsExactly("""
                shop.jar (pid 4711)  counted for 11.0 s  host web-3  Java 17.0.15
                opens 320/s  closes 319/s  localFin 310  remoteFin 9.0  localReset 0
                open 31  opened 1,390  closed 1,359
                TIME_WAIT 6,120 on the host  5,940 by this process
                findings:  2 high  1 low  report 4711 has them

                        ------ closes/s -------
                opens/s  lFIN  rFIN  lRST  rRST  open reuse TIMEW  call site
                    200   200     0     0     0     0 50.0%   250  > StockClient.count:42
                    120   110   9.0     0     0    11 50.0% 1,010  > PriceClient.fetch:42
                      0     0     0     0     0    20 50.0%     0  > OrderStore.save:42












                q quit  ? help  <> sort: opens/s  p pause  / filter  r reverse          1-3 of 3""".split("\n"));
    }

    @Test
    void aWideTerminalHasFullHeadings() {
        assertThat(text(view, ViewState.FIRST, 160, 40)).contains("""
                opens/s localFin remoteFin localReset remoteReset  open reuse TIME_WAIT  call site
                    200      200         0          0           0     0 50.0%       250  > com.shop.StockClient.count(Shop.java:42)  OkHttp""".split("\n"));
    }

    @Test
    void aNarrowTerminalHasTheMostImportantColumns() {
        assertThat(text(view, ViewState.FIRST, 40, 12)).containsExactly("""
                shop.jar (pid 4711)  counted for 11.0 s
                opens 320/s  closes 319/s  localFin 310
                TIME_WAIT 6,120 on the host
                findings:  2 high  1 low
                        closes/s
                opens/s  lFIN  open  call site
                    200   200     0  > StockCl\u2026.count:42
                    120   110    11  > PriceCl\u2026.fetch:42
                      0     0    20  > OrderSt\u2026e.save:42


                q quit  ? help                  1-3 of 3""".split("\n"));
    }

    @Test
    void theSortColumnIsNeverOmitted() {
        assertThat(text(view, ViewState.FIRST.withSort(Column.REMOTE_RESET), 40, 12))
                .anySatisfy(line -> assertThat(line).contains("opens/s").contains("rRST"));
    }

    @Test
    void sortsFiltersAndScrolls() {
        assertThat(sites(ViewState.FIRST)).containsExactly("StockClient", "PriceClient", "OrderStore");
        assertThat(sites(ViewState.FIRST.withReversed(true)))
                .containsExactly("OrderStore", "PriceClient", "StockClient");
        assertThat(sites(ViewState.FIRST.withSort(Column.OPEN)))
                .containsExactly("OrderStore", "PriceClient", "StockClient");
        assertThat(sites(ViewState.FIRST.withSort(Column.SITE)))
                .containsExactly("OrderStore", "PriceClient", "StockClient");
        assertThat(sites(ViewState.FIRST.withFilter("cLIENT"))).containsExactly("StockClient", "PriceClient");
        assertThat(text(view, ViewState.FIRST.withOffset(1), 80, 5))
                .anyMatch(line -> line.endsWith("2-3 of 3"))
                .noneMatch(line -> line.contains("StockClient"));
        // Two lines for three sites: it stops at the last one.
        assertThat(text(view, ViewState.FIRST.withOffset(99), 80, 5)).anyMatch(line -> line.endsWith("2-3 of 3"));
    }

    @Test
    void noticesAreInTheLastLine() {
        assertThat(last(ViewState.FIRST.withPaused(true), "")).startsWith("PAUSED");
        assertThat(last(ViewState.FIRST, "no answer for 5 s")).startsWith("no answer for 5 s");
        assertThat(last(ViewState.FIRST.withMode(Mode.FILTER).withFilter("pri"), ""))
                .startsWith("filter: pri_");
        assertThat(last(ViewState.FIRST.withFilter("pri"), "")).contains("/ filter: pri");
        assertThat(last(ViewState.FIRST.withReversed(true), "")).contains("sort: opens/s, reversed");
    }

    @Test
    void showsThatReportsCountSinceAReset() {
        var reset = twoSamples(SomeSample.at(60), SomeSample.at(61).resetBefore(5));
        assertThat(text(reset, ViewState.FIRST, 120, 24).get(0))
                .isEqualTo(
                        "shop.jar (pid 4711)  counted for 61.0 s, reports for 5.0 s since a reset  host web-3  Java 17.0.15");
    }

    @Test
    void showsThatThereAreNoConnections() {
        var empty = twoSamples(SomeSample.at(1), SomeSample.at(2));
        assertThat(text(empty, ViewState.FIRST, 80, 24)).contains("no connections yet");
        assertThat(text(view, ViewState.FIRST.withFilter("zzz"), 80, 24)).contains("no call site matches the filter");
    }

    @Test
    void showsThatSitesAreOmitted() {
        var busy = twoSamples(
                SomeSample.at(1).leftOut(9_000),
                SomeSample.at(2).with(site("PriceClient.fetch", 1, 0, 0)).leftOut(9_000));
        assertThat(text(busy, ViewState.FIRST, 80, 24)).anyMatch(line -> line.endsWith("1-1 of 1 (busiest of 9,001)"));
    }

    @Test
    void controlCharactersInNamesDoNotReachTheTerminal() {
        var hostile = twoSamples(
                SomeSample.at(1).command("\u001b[2J\r\n"),
                SomeSample.at(2).command("\u001b[2J\r\n").with(site("\u202e\u0007Evil.\n\u001b]0;x", 9, 0, 0)));
        for (var lettering : Lettering.values()) {
            for (var line : new Screen(hostile, ViewState.FIRST, 300, 24, new Theme(lettering, true)).lines("\u001b")) {
                assertThat(line.toString()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
            }
        }
    }

    @Test
    void aTerminalWithoutUnicodeGetsNone() {
        var foreign = twoSamples(
                SomeSample.at(1), SomeSample.at(2).with(site("\u540d\u524d.\u00e4\u00f6\u00fc".repeat(20), 9, 0, 0)));
        for (var line : new Screen(foreign, ViewState.FIRST, 80, 24, new Theme(Lettering.ASCII, true)).lines("")) {
            assertThat(line.toString()).matches("\\p{ASCII}*");
        }
    }

    @ParameterizedTest
    @CsvSource({"40, 15", "80, 24", "120, 40", "300, 80", "10, 3", "1, 1", "17, 2", "79, 11", "121, 12"})
    void everyLineFitsAndThereAreAsManyAsTheTerminalHas(int width, int height) {
        var wide = twoSamples(
                SomeSample.at(1),
                SomeSample.at(2)
                        .command("\u540d\u524d".repeat(40))
                        .with(site("\u540d\u524d".repeat(30) + ".\u65b9\u6cd5", 123_456_789, 100, 3))
                        .with(site("a.b.c.d.e.Long" + "Name".repeat(80) + ".method", 5, 1, 0)));
        for (var mode : List.of(Mode.TABLE, Mode.HELP, Mode.FILTER)) {
            var state = ViewState.FIRST.withFilter("e").withMode(mode);
            for (var shown : List.of(state, state.withFilter(""), state.withSort(Column.SITE))) {
                var lines = new Screen(wide, shown, width, height, PLAIN).lines("no answer for 12 s");
                assertThat(lines).hasSize(height);
                assertThat(lines)
                        .allSatisfy(line ->
                                assertThat(Lettering.columns(line.toString())).isLessThanOrEqualTo(width));
            }
        }
    }

    @Test
    void coloursAreUsedOnlyIfEnabled() {
        assertThat(ansi(new Theme(Lettering.UNICODE, true))).contains("\u001b[31;1m");
        assertThat(ansi(PLAIN)).doesNotContainPattern("\u001b\\[[0-9;]*3[0-7]");
    }

    private String ansi(Theme theme) {
        var ansi = new StringBuilder();
        new Screen(view, ViewState.FIRST, 80, 24, theme).lines("").forEach(line -> ansi.append(line.toAnsi()));
        return ansi.toString();
    }

    private List<String> sites(ViewState state) {
        return SiteTable.rows(view, state).stream()
                .map(row -> row.site().callSite().className().substring("com.shop.".length()))
                .toList();
    }

    private String last(ViewState state, String notice) {
        var lines = new Screen(view, state, 80, 24, PLAIN).lines(notice);
        return lines.get(lines.size() - 1).toString();
    }

    private static List<String> text(View view, ViewState state, int width, int height) {
        return new Screen(view, state, width, height, PLAIN)
                .lines("").stream()
                        .map(AttributedString::toString)
                        .map(String::stripTrailing)
                        .toList();
    }

    private static View twoSamples(SomeSample first, SomeSample second) {
        var history = new RateCalculator();
        history.add(first.sample());
        return history.add(second.sample());
    }
}
