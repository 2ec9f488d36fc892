// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.churnscope.CpuThrottle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottledSupplierTest {

    private long now;
    private int made;
    private boolean fails;
    private final ThrottledSupplier<String> seldom = new ThrottledSupplier<>(
            new CpuThrottle(10, Duration.ofNanos(100), Duration.ofNanos(1000), () -> now), this::make);

    @Test
    void nothingIsMadeBeforeItIsAskedFor() {
        now += 5000;
        assertThat(made).isZero();
        assertThat(seldom.get()).isEqualTo("value 1");
    }

    @Test
    void whatIsKnownIsToldUntilItIsTimeToMakeItAnew() {
        seldom.get();
        now += 99;
        assertThat(seldom.get()).isEqualTo("value 1");
        now++;
        assertThat(seldom.get()).isEqualTo("value 2");
        assertThat(made).isEqualTo(2);
    }

    @Test
    void whereItCannotBeMadeTheNextOneAsksAgain() {
        fails = true;
        assertThatThrownBy(seldom::get).hasMessage("no");
        fails = false;
        assertThat(seldom.get()).isEqualTo("value 1");
    }

    private String make() {
        if (fails) {
            throw new IllegalStateException("no");
        }
        made++;
        return "value " + made;
    }
}
