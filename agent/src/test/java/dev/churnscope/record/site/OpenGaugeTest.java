// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.record.Threads;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpenGaugeTest {

    private final OpenGauge gauge = new OpenGauge();

    @Test
    void thePeakIsTheHighestNumberOpenAtOneTime() {
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

    @Test
    void inANewWindowThePeakBeginsWithTheOpenConnections() {
        for (int i = 0; i < 9; i++) {
            gauge.increment();
        }
        for (int i = 0; i < 6; i++) {
            gauge.decrement();
        }
        gauge.beginWindow();
        assertThat(gauge.peak()).isEqualTo(3);

        gauge.increment();
        gauge.decrement();
        gauge.decrement();
        assertThat(gauge.peak()).isEqualTo(4);
    }

    @Test
    void thePeakIsAtLeastTheNumberOpenWheneverAWindowBegins() throws Exception {
        var isOver = new AtomicBoolean();
        Threads.run(3, thread -> {
            if (thread == 0) {
                while (!isOver.get()) {
                    gauge.beginWindow();
                }
            } else {
                for (int i = 0; i < 100_000; i++) {
                    gauge.increment();
                }
                isOver.set(true);
            }
        });
        // The slower of the two may have gone on after the last window began.
        gauge.increment();
        assertThat(gauge.peak()).isEqualTo(200_001);
    }
}
