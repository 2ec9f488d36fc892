// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import dev.churnscope.report.UnreadableReportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NewFindingsTest {

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private long seconds;
    private long secondsOfALook;
    private int looks;
    private final NewFindings watched =
            new NewFindings(this::report, () -> TimeUnit.SECONDS.toNanos(seconds), log::add);

    @Test
    void aFindingOfHighSeverityIsToldOnceAsItAppears() {
        findings.add(finding("reset-on-close", "high", "c-1", "fetch", 42));
        goOn(60);
        findings.add(finding("connection-leak", "medium", "c-2", "lease", 7));
        goOn(60);
        assertThat(log).singleElement().asString().startsWith("high reset-on-close at com.shop.A.fetch(A.java:42)");

        findings.set(1, finding("connection-leak", "high", "c-2", "lease", 7));
        goOn(60);
        findings.clear();
        goOn(60);
        findings.add(finding("connection-leak", "high", "c-2", "lease", 7));
        goOn(60);
        assertThat(log).hasSize(2).last().asString().startsWith("high connection-leak at com.shop.A.lease(A.java:7)");
    }

    @Test
    void itIsTheSameThoughLineOrSiteHaveChanged() {
        findings.add(finding("reset-on-close", "high", "c-1", "fetch", 42));
        goOn(60);
        findings.set(0, finding("reset-on-close", "high", "c-2", "fetch", 48));
        goOn(60);
        findings.set(0, finding("reset-on-close", "high", "c-2", "retry", 60));
        goOn(60);
        assertThat(log).hasSize(1);

        findings.set(0, finding("connection-leak", "high", "c-2", "retry", 60));
        goOn(60);
        assertThat(log).hasSize(2);
    }

    @Test
    void manyAreNotToldOneByOne() {
        for (int i = 0; i < 500; i++) {
            findings.add(finding("reset-on-close", "high", "c-" + i, "fetch" + i, i));
        }
        goOn(60);
        assertThat(log)
                .hasSize(11)
                .last()
                .isEqualTo("there are further findings of high severity, which are not logged;"
                        + " the report has them all");
        int before = looks;
        goOn(600);
        assertThat(log).hasSize(11);
        assertThat(looks).isEqualTo(before);
    }

    @Test
    void itLooksAfterHalfAMinuteAndThenEachTenSeconds() {
        goOn(29);
        assertThat(looks).isZero();
        goOn(1);
        assertThat(looks).isEqualTo(1);
        goOn(60);
        assertThat(looks).isEqualTo(7);
    }

    @Test
    void whereALookTakesLongItLooksLessOften() {
        // The first is no measure, since it loads classes.
        goOn(30);
        assertThat(looks).isEqualTo(1);
        secondsOfALook = 1;
        goOn(10);
        assertThat(looks).isEqualTo(2);
        goOn(99);
        assertThat(looks).isEqualTo(2);
        goOn(1);
        assertThat(looks).isEqualTo(3);
    }

    private void goOn(int howLong) {
        for (long end = seconds + howLong; seconds < end; ) {
            seconds++;
            watched.lookIfDue();
        }
    }

    private Report report() {
        looks++;
        seconds += secondsOfALook;
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
