// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuThrottleTest {

    private long now = Long.MAX_VALUE - 5000; // As System.nanoTime may be about to overflow.
    private final CpuThrottle throttle = new CpuThrottle(10, Duration.ofNanos(100), Duration.ofNanos(1000), () -> now);

    @Test
    void theFirstTimeIsNowUnlessThereIsSomethingToWaitFor() {
        assertThat(throttle.isDue()).isTrue();
        assertThat(throttle.after(Duration.ofNanos(500))).isSameAs(throttle);
        assertDueAfter(500);
    }

    @Test
    void theFirstTimeIsNoMeasure() {
        work(5000);
        assertDueAfter(100);
    }

    @Test
    void thePauseIsInProportionToTheWork() {
        work(1);
        work(30);
        assertDueAfter(300);
        work(70);
        assertDueAfter(700);
    }

    @Test
    void thePauseHasBounds() {
        work(1);
        work(9);
        assertDueAfter(100);
        work(101);
        assertDueAfter(1000);
    }

    @Test
    void workThatThrowsIsDueAsBefore() {
        work(1);
        now += 100;
        assertThatThrownBy(() -> throttle.run(() -> {
                    now += 1;
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(throttle.isDue()).isTrue();
    }

    @Test
    void workMayHaveAResult() {
        assertThat(throttle.<String>get(() -> "made")).isEqualTo("made");
    }

    private void work(long takes) {
        throttle.run(() -> now += takes);
    }

    private void assertDueAfter(long nanos) {
        now += nanos - 1;
        assertThat(throttle.isDue()).isFalse();
        now++;
        assertThat(throttle.isDue()).isTrue();
    }
}
