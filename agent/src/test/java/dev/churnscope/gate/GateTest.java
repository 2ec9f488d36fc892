// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.compare.SomeReport;
import dev.churnscope.compare.SomeSite;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.model.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private static final SomeSite FETCH =
            SomeSite.of("com.shop.PriceClient.fetch").opened(10).requests(1000);

    @ParameterizedTest
    @CsvSource({
        "high, HIGH, false",
        "medium, HIGH, true",
        "medium, MEDIUM, false",
        "low, MEDIUM, true",
        "low, LOW, false",
        "info, LOW, true",
        "fatal, HIGH, false"
    })
    void failsOnAFindingOfASeverityOrAbove(String severity, Severity failOn, boolean passes) {
        assertThat(Gate.of(with(severity), null, Budget.NONE, failOn).passed()).isEqualTo(passes);
    }

    @Test
    void namesWhatIsNewBelowTheBar() {
        assertThat(Gate.of(with("medium"), SomeReport.of(FETCH), Budget.NONE, Severity.HIGH)
                        .notes())
                .contains("new, but below --fail-on high: medium client-per-request"
                        + " at com.shop.PriceClient.fetch(PriceClient.java:42); --fail-on medium fails on it");
        assertThat(Gate.of(with("medium"), with("medium"), Budget.NONE, Severity.HIGH)
                        .notes())
                .noneMatch(note -> note.contains("--fail-on"));
    }

    @Test
    void passesWhatTheBaselineHasToo() {
        assertThat(Gate.of(with("high"), with("medium"), Budget.NONE, Severity.LOW)
                        .passed())
                .isTrue();
    }

    @Test
    void failsOnASiteThatChurnsMore() {
        var more = SomeReport.of(
                SomeSite.of("com.shop.PriceClient.fetch").opened(900).requests(1000));
        var verdict = Gate.of(more, SomeReport.of(FETCH), Budget.NONE, Severity.HIGH);

        assertThat(verdict.failures()).singleElement().isInstanceOf(Check.OfChurn.class);
        assertThat(VerdictText.ofFile(verdict))
                .startsWith("FAILED  1 call site that churns more\n")
                .contains("com.shop.PriceClient.fetch(PriceClient.java:42)")
                .contains("10 to 900 connections per 1,000 requests")
                .contains("99% confidence");
    }

    @Test
    void saysWhatMovedThoughItPassed() {
        var load = SomeSite.of("com.shop.PriceClient.load").opened(10).requests(1000);
        var verdict = Gate.of(SomeReport.of(load), SomeReport.of(FETCH), Budget.NONE, Severity.HIGH);

        assertThat(verdict.passed()).isTrue();
        assertThat(VerdictText.ofFile(verdict))
                .contains("  moved     com.shop.PriceClient.load(PriceClient.java:42)\n"
                        + "            was com.shop.PriceClient.fetch(PriceClient.java:42)\n");
        assertThat(VerdictFormat.MARKDOWN.render(verdict))
                .contains("Moved: `com.shop.PriceClient.load(PriceClient.java:42)` was `com.shop.PriceClient.fetch(");
    }

    /** Without request counts, four times the load looks like four times the churn. */
    @Test
    void saysThatLoadMayHaveRisenWhereAllSitesRoseAlike() {
        var one = SomeSite.of("com.shop.Raw.one").client("Socket");
        var two = SomeSite.of("com.shop.Raw.two").client("Socket");
        var base = SomeReport.of(one.opened(100), two.opened(50));

        var more = Gate.of(SomeReport.of(one.opened(404), two.opened(195)), base, Budget.NONE, Severity.HIGH);
        assertThat(more.passed()).isFalse();
        assertThat(more.notes())
                .singleElement()
                .asString()
                .contains("rose alike, by a factor of 4.0: the load may have risen");

        var worse = Gate.of(SomeReport.of(one.opened(404), two.opened(51)), base, Budget.NONE, Severity.HIGH);
        assertThat(worse.passed()).isFalse();
        assertThat(worse.notes()).isEmpty();
    }

    @Test
    void asksWhetherARunOfFarFewerRequestsDidItsWork() {
        var before = SomeReport.of(
                SomeSite.of("com.shop.PriceClient.fetch").opened(10).requests(1000));
        var few = SomeReport.of(
                SomeSite.of("com.shop.PriceClient.fetch").opened(4).requests(4));
        var enough = SomeReport.of(
                SomeSite.of("com.shop.PriceClient.fetch").opened(4).requests(100));

        assertThat(Gate.of(few, before, Budget.NONE, Severity.HIGH).notes())
                .containsExactly(
                        "the report has 4 HTTP requests, the baseline 1,000: these may be too few to show what got worse;"
                                + " did the run do its work?");
        assertThat(Gate.of(enough, before, Budget.NONE, Severity.HIGH).notes()).isEmpty();
    }

    @Test
    void asksWhetherARunWithoutConnectionsWasOne() {
        assertThat(Gate.of(SomeReport.of(), SomeReport.of(FETCH), Budget.NONE, Severity.HIGH)
                        .notes())
                .anyMatch(note -> note.contains("the report has no connections:"));
    }

    private static Report with(String severity) {
        return SomeReport.of(60, List.of(SomeReport.finding("client-per-request", severity, FETCH)), FETCH);
    }
}
