// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import dev.churnscope.report.UnreadableReportException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentReportTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Report report;
    private long now = Long.MAX_VALUE - SECOND; // As System.nanoTime may be about to overflow.
    private long takes;
    private int made;

    private final RecentReport recent = new RecentReport(this::make, () -> now);

    RecentReportTest() throws UnreadableReportException {
        report = Samples.example();
    }

    private Report make() {
        made++;
        now += takes;
        return report;
    }

    /** Which is no measure of how long it takes. */
    private void makeTheFirst() {
        takes = 60 * SECOND;
        recent.report();
        now += 5 * SECOND;
    }

    @Test
    void isMadeWhenItIsFirstAskedForAndAgainAfterFiveSeconds() {
        recent.report();
        now += 5 * SECOND - 1;
        recent.report();
        assertThat(made).isEqualTo(1);

        now++;
        recent.report();
        assertThat(made).isEqualTo(2);
    }

    @Test
    void isKeptForAHundredTimesOfWhatItTookToMake() {
        makeTheFirst();
        takes = SECOND / 10;
        recent.report();
        now += 10 * SECOND - 1;
        recent.report();
        assertThat(made).isEqualTo(2);

        now++;
        recent.report();
        assertThat(made).isEqualTo(3);
    }

    @Test
    void isNeverOlderThanHalfAMinute() {
        makeTheFirst();
        takes = 2 * SECOND;
        recent.report();
        now += 30 * SECOND;
        recent.report();

        assertThat(made).isEqualTo(3);
    }
}
