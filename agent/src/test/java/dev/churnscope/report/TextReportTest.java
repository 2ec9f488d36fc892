// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Finding;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.TextPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextReportTest {

    @Test
    void showsTheExample() throws Exception {
        Golden.assertIs("example-report.txt", TextReport.of(Samples.example(), UTF_8));
    }

    @Test
    void showsAllThatAReportCanSay() throws Exception {
        Golden.assertIs("full-report.txt", TextReport.of(Samples.full(), US_ASCII));
    }

    @Test
    void showsThatNothingWasSeen() throws Exception {
        Golden.assertIs("empty-report.txt", TextReport.of(Samples.withSites(0), US_ASCII));
    }

    @Test
    void showsFiftySitesAndSaysHowManyMoreThereAre() {
        String text = TextReport.of(Samples.withSites(10_000), UTF_8);
        assertThat(text)
                .contains("Service49.call(Service49.java:42)")
                .doesNotContain("Service50.java")
                .contains("and 9,950 more call sites");
        assertFits(text);
    }

    @Test
    void keepsNumbersUnderEachOther() {
        var rows = TextReport.of(Samples.withSites(1200), UTF_8)
                .lines()
                .filter(line -> line.matches("( +[\\d,]+){5}  Service.*"))
                .toList();
        assertThat(rows)
                .hasSize(50)
                .allSatisfy(row ->
                        assertThat(row.indexOf("Service")).isEqualTo(rows.get(0).indexOf("Service")));
    }

    @Test
    void neverCutsTheLinkOfALongCallSite() {
        String file = "AbstractTransactionalRetryingPriceServiceClientFactory.java";
        var site = Samples.site("com.shop.".repeat(30) + "AbstractTransactionalRetrying", "m".repeat(200), file, 7);
        var page = TextPage.ofScreen(Lettering.ASCII);
        var table = new HotSpots(page, List.of(site), true);
        table.header();
        table.row(0);
        new SiteDetails(page, site, 1).write();
        assertFits(page.toString());
        assertThat(page.toString().lines().filter(line -> line.contains("(" + file + ":42)")))
                .hasSize(2);
        assertThat(page.toString().lines().filter(line -> line.contains("(" + file + ":57)")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999, 1_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void fitsWhateverTheNumbers(long number) {
        assertFits(TextReport.of(Samples.counting(number), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "...",
                "$",
                "a\nb\r\nc\td",
                "\u001b[2J\u001b]0;title\u0007",
                "\u202edesrever\u202c",
                "\u05d0\u05d1\u05d2",
                "\u2028\u2029\u0085",
                "\u4fa1\u683c\u30af\u30e9\u30a4\u30a2\u30f3\u30c8",
                "\ud83d\ude00\ud800",
                "%s%n%d",
            })
    void hostileTextStaysOnItsLine(String hostile) {
        for (var charset : List.of(UTF_8, US_ASCII)) {
            for (String text : List.of(hostile, hostile.repeat(1000))) {
                String report = TextReport.of(Samples.saying(text), charset);
                assertFits(report);
                assertThat(report.codePoints().filter(codePoint -> codePoint != '\n'))
                        .allMatch(Character::isDefined)
                        .noneMatch(Character::isISOControl)
                        .noneMatch(codePoint -> Character.getType(codePoint) == Character.FORMAT);
            }
        }
    }

    @Test
    void longNamesAreShortened() {
        for (int length : List.of(100, 119, 120, 121, 10_000)) {
            assertFits(TextReport.of(Samples.saying("x".repeat(length)), UTF_8));
            assertFits(TextReport.of(Samples.saying("x.".repeat(length / 2)), US_ASCII));
        }
    }

    @Test
    void isPlainAsciiWhereNothingBetterIsKnown() {
        String text = TextReport.of(Samples.saying("Gr\u00f6\u00dfe"), US_ASCII);
        assertThat(text).contains("Gr\\u00f6\\u00dfe");
        assertThat(text.chars()).allMatch(c -> c == '\n' || c >= ' ' && c <= '~');
    }

    @Test
    void namesAreAsTheyAreWhereTheyCanBe() {
        assertThat(TextReport.of(Samples.saying("Gr\u00f6\u00dfe"), UTF_8))
                .contains("Gr\u00f6\u00dfe.Gr\u00f6\u00dfe(Gr");
    }

    @Test
    void aFileHasEveryNameWhole() {
        String className = "com.shop.".repeat(20) + "AbstractTransactionalRetryingPriceServiceClientFactory";
        var site = Samples.site(className, "priceInCentsOrElseTheLastOneThatWasKnown", "PriceService.java", 7);
        String report = TextReport.ofFile(Samples.with(site));
        assertThat(report)
                .contains(className + ".priceInCentsOrElseTheLastOneThatWasKnown(PriceService.java:42)")
                .contains(className + ".close(PriceService.java:57)");
        assertThat(TextReport.of(Samples.with(site), UTF_8)).doesNotContain(className + ".priceInCentsOrElse");
    }

    @Test
    void aFileOfHostileNamesHasLinesThatEnd() {
        assertThat(TextReport.ofFile(Samples.saying("x".repeat(100_000))).lines())
                .allMatch(line -> line.length() <= 1000);
    }

    @Test
    void whatSavesNothingIsNotNamed() {
        assertThat(saved(0, 0, 0)).doesNotContain("saves");
        assertThat(saved(0, 60.5, 0)).contains("      saves     61 sockets in TIME_WAIT\n");
        assertThat(saved(1, 0.4, 0.004)).contains("      saves     1 connection a minute\n");
        assertThat(saved(0.5, 1.2, 12))
                .contains("saves     0.50 connections a minute, 1 socket in TIME_WAIT, 12.0 ms of waiting a minute\n");
    }

    private static String saved(double connections, double sockets, double millis) {
        var estimate = new LinkedHashMap<String, Double>();
        estimate.put("connectionsPerMinute", connections);
        estimate.put("timeWaitSockets", sockets);
        estimate.put("millisPerMinute", millis);
        var page = TextPage.ofScreen(Lettering.ASCII);
        FindingText.write(
                page, new Finding("connection-leak", "medium", null, null, "leaked", Map.of(), "", "", estimate), 1);
        return page.toString();
    }

    private static void assertFits(String text) {
        assertThat(text.lines()).allMatch(line -> Lettering.columns(line) <= 120 && line.length() <= 120);
    }
}
