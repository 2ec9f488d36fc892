// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import dev.churnscope.report.json.UnreadableReportException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentReportTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Report report;
    private long now = Long.MAX_VALUE - SECOND; // As System.nanoTime may be about to overflow.
    private long takes;
    private int built;

    private final RecentReport recent = new RecentReport(this::build, () -> now);

    RecentReportTest() throws UnreadableReportException {
        report = Samples.example();
    }

    private Report build() {
        built++;
        now += takes;
        return report;
    }

    /** Builds the first report, whose duration is not measured. */
    private void buildFirst() {
        takes = 60 * SECOND;
        recent.report();
        now += 5 * SECOND;
    }

    @Test
    void isBuiltOnFirstUseAndAgainAfterFiveSeconds() {
        recent.report();
        now += 5 * SECOND - 1;
        recent.report();
        assertThat(built).isEqualTo(1);

        now++;
        recent.report();
        assertThat(built).isEqualTo(2);
    }

    @Test
    void isKeptForAHundredTimesTheTimeItTookToBuild() {
        buildFirst();
        takes = SECOND / 10;
        recent.report();
        now += 10 * SECOND - 1;
        recent.report();
        assertThat(built).isEqualTo(2);

        now++;
        recent.report();
        assertThat(built).isEqualTo(3);
    }

    @Test
    void isNeverOlderThanHalfAMinute() {
        buildFirst();
        takes = 2 * SECOND;
        recent.report();
        now += 30 * SECOND;
        recent.report();

        assertThat(built).isEqualTo(3);
    }
}
