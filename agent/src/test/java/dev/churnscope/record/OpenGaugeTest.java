// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenGaugeTest {

    private final OpenGauge gauge = new OpenGauge();

    @Test
    void thePeakIsTheMostThatWereOpenAtOneTime() {
        gauge.increment();
        gauge.increment();
        gauge.decrement();
        gauge.increment();
        assertThat(gauge.peak()).isEqualTo(2);

        gauge.increment();
        assertThat(gauge.peak()).isEqualTo(3);
    }

    @Test
    void thePeakIsExactUnderManyThreads() throws Exception {
        Threads.run(8, thread -> {
            for (int i = 0; i < 10_000; i++) {
                gauge.increment();
            }
        });
        assertThat(gauge.peak()).isEqualTo(80_000);

        Threads.run(8, thread -> {
            for (int i = 0; i < 10_000; i++) {
                gauge.decrement();
            }
        });
        gauge.increment();
        assertThat(gauge.peak()).isEqualTo(80_000);
    }
}
