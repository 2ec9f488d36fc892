// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.compare.SomeReport;
import dev.churnscope.compare.SomeSite;
import dev.churnscope.diagnose.Diagnosis;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.model.Report;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortBaselineTest {

    private static final String PER_CALL = "com.shop.PriceClient.perCall";

    @Test
    void theSameCodeInALongerRunIsNotedAndPasses() {
        var verdict = check(run(2, perCall(4, 4)), run(16, perCall(100, 76)));

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.noted()).hasSize(1);
        assertThat(VerdictFormat.TEXT.render(verdict))
                .startsWith("PASSED  no new finding of severity low or above, 1 noted")
                .contains("noted     client-per-request: noted, not failed, high")
                .containsPattern("it\\s+caused\\s+3\\s+connections\\s+in\\s+the\\s+baseline\\s+and\\s+99\\s+here")
                .contains(PER_CALL + "(PriceClient.java:42)");
        assertThat(VerdictFormat.MARKDOWN.render(verdict)).contains("Noted: client-per-request: noted, not failed");
        assertThat(VerdictFormat.JSON.render(verdict)).contains("\"noted\": true");
        assertThat(VerdictFormat.JUNIT.render(verdict))
                .contains("<system-out>client-per-request: noted, not failed, high")
                .doesNotContain("<failure");
    }

    @Test
    void oneThatDidNotShowAtAllIsNew() {
        var verdict = check(run(2, perCall(1, 1)), run(16, perCall(100, 76)));

        assertThat(verdict.failures()).singleElement().isInstanceOf(Check.OfFinding.class);
        assertThat(verdict.notes())
                .containsExactly(
                        "the baseline has 1 HTTP request, the report 100: these may be too few to show earlier mistakes;"
                                + " if the code is the same, use a longer run as the baseline");
    }

    /** The requests are too few to judge by the site's rate, and so is the one connection that was not reused. */
    @Test
    void aMistakeThatWasAddedToAFewRequestsIsNew() {
        var before = SomeSite.of(PER_CALL).opened(2).requests(10).notReused("client-per-request", 1);
        var verdict = check(run(2, before), run(16, perCall(60, 1)));

        assertThat(verdict.failures()).hasAtLeastOneElementOfType(Check.OfFinding.class);
    }

    @Test
    void anotherReasonToChurnAsMuchIsNew() {
        var other = SomeSite.of(PER_CALL).opened(4).requests(4).notReused("keep-alive-disabled", 3);

        assertThat(check(run(2, other), run(16, perCall(100, 1))).failures())
                .singleElement()
                .isInstanceOf(Check.OfFinding.class);
    }

    @Test
    void aPoolThatFilledUpIsNoConnectionForEachOperation() {
        var pool = SomeSite.of(PER_CALL).client("Socket").opened(8).peakOpen(8);
        var churn = SomeSite.of(PER_CALL).client("Socket").opened(60).peakOpen(1);

        assertThat(check(run(2, pool), run(16, churn)).failures())
                .singleElement()
                .satisfies(check -> assertThat(check.callSite().method()).isEqualTo("perCall"));
    }

    @Test
    void aBaselineThatWasLongerHadItsChance() {
        var verdict = check(run(600, perCall(4, 4).requests(400)), run(16, perCall(100, 76)));

        assertThat(verdict.noted()).isEmpty();
        assertThat(verdict.failures()).hasAtLeastOneElementOfType(Check.OfFinding.class);
    }

    @Test
    void aSecondMistakeBesideOneThatTheBaselineHasIsNew() {
        var head = run(16, perCall(100, 76));
        var twice = Stream.concat(head.findings().stream(), head.findings().stream())
                .toList();
        var verdict = check(run(2, perCall(4, 4)), SomeReport.of(16, twice, perCall(100, 76)));

        assertThat(verdict.noted()).hasSize(1);
        assertThat(verdict.failures()).hasSize(1);
    }

    private static SomeSite perCall(long opened, long peakOpen) {
        return SomeSite.of(PER_CALL)
                .opened(opened)
                .peakOpen(peakOpen)
                .requests(opened)
                .notReused("client-per-request", opened - 1);
    }

    /** Returns a report with the findings that the rules derive from it. */
    private static Report run(double seconds, SomeSite site) {
        var report = SomeReport.of(seconds, List.of(), site);
        return SomeReport.of(seconds, Diagnosis.of(report.sites(), report.ports(), seconds), site);
    }

    private static Verdict check(Report base, Report head) {
        return Gate.of(head, base, Budget.NONE, Severity.LOW);
    }
}
