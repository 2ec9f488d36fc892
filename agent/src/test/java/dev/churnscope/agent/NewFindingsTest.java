// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import dev.churnscope.report.json.UnreadableReportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NewFindingsTest {

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private long seconds;
    private long secondsPerCheck;
    private int checks;
    private final NewFindings newFindings =
            new NewFindings(this::report, () -> TimeUnit.SECONDS.toNanos(seconds), log::add);

    @Test
    void aFindingOfHighSeverityIsLoggedOnceWhenItAppears() {
        findings.add(finding("reset-on-close", "high", "c-1", "fetch", 42));
        advance(60);
        findings.add(finding("connection-leak", "medium", "c-2", "lease", 7));
        advance(60);
        assertThat(log).singleElement().asString().startsWith("high reset-on-close at com.shop.A.fetch(A.java:42)");

        findings.set(1, finding("connection-leak", "high", "c-2", "lease", 7));
        advance(60);
        findings.clear();
        advance(60);
        findings.add(finding("connection-leak", "high", "c-2", "lease", 7));
        advance(60);
        assertThat(log).hasSize(2).last().asString().startsWith("high connection-leak at com.shop.A.lease(A.java:7)");
    }

    @Test
    void aFindingIsTheSameIfOnlyItsLineOrSiteChanged() {
        findings.add(finding("reset-on-close", "high", "c-1", "fetch", 42));
        advance(60);
        findings.set(0, finding("reset-on-close", "high", "c-2", "fetch", 48));
        advance(60);
        findings.set(0, finding("reset-on-close", "high", "c-2", "retry", 60));
        advance(60);
        assertThat(log).hasSize(1);

        findings.set(0, finding("connection-leak", "high", "c-2", "retry", 60));
        advance(60);
        assertThat(log).hasSize(2);
    }

    @Test
    void atMostTenFindingsAreLogged() {
        for (int i = 0; i < 500; i++) {
            findings.add(finding("reset-on-close", "high", "c-" + i, "fetch" + i, i));
        }
        advance(60);
        assertThat(log)
                .hasSize(11)
                .last()
                .isEqualTo("there are further findings of high severity, which are not logged;"
                        + " the report has them all");
        int before = checks;
        advance(600);
        assertThat(log).hasSize(11);
        assertThat(checks).isEqualTo(before);
    }

    @Test
    void checksAfterHalfAMinuteAndThenEveryTenSeconds() {
        advance(29);
        assertThat(checks).isZero();
        advance(1);
        assertThat(checks).isEqualTo(1);
        advance(60);
        assertThat(checks).isEqualTo(7);
    }

    @Test
    void checksLessOftenIfTheyTakeLong() {
        // The first check is not measured, since it loads classes.
        advance(30);
        assertThat(checks).isEqualTo(1);
        secondsPerCheck = 1;
        advance(10);
        assertThat(checks).isEqualTo(2);
        advance(99);
        assertThat(checks).isEqualTo(2);
        advance(1);
        assertThat(checks).isEqualTo(3);
    }

    private void advance(int howLong) {
        for (long end = seconds + howLong; seconds < end; ) {
            seconds++;
            newFindings.checkIfDue();
        }
    }

    private Report report() {
        checks++;
        seconds += secondsPerCheck;
        try {
            var example = Samples.example();
            return new Report(
                    example.schema(),
                    example.agent(),
                    example.process(),
                    example.window(),
                    example.coverage(),
                    example.totals(),
                    example.sites(),
                    List.copyOf(findings),
                    example.ports(),
                    example.timeline(),
                    example.health());
        } catch (UnreadableReportException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Finding finding(String rule, String severity, String siteId, String method, int line) {
        return new Finding(
                rule,
                severity,
                siteId,
                new CallSite("com.shop.A", method, "A.java", line),
                "",
                Map.of(),
                "",
                "",
                Map.of());
    }
}
