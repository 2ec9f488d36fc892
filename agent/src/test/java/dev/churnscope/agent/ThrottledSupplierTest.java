// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.churnscope.CpuThrottle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottledSupplierTest {

    private long now;
    private int computed;
    private boolean fails;
    private final ThrottledSupplier<String> supplier = new ThrottledSupplier<>(
            new CpuThrottle(10, Duration.ofNanos(100), Duration.ofNanos(1000), () -> now), this::compute);

    @Test
    void nothingIsComputedBeforeTheFirstGet() {
        now += 5000;
        assertThat(computed).isZero();
        assertThat(supplier.get()).isEqualTo("value 1");
    }

    @Test
    void theValueIsCachedUntilItIsDue() {
        supplier.get();
        now += 99;
        assertThat(supplier.get()).isEqualTo("value 1");
        now++;
        assertThat(supplier.get()).isEqualTo("value 2");
        assertThat(computed).isEqualTo(2);
    }

    @Test
    void afterAFailureTheNextGetTriesAgain() {
        fails = true;
        assertThatThrownBy(supplier::get).hasMessage("no");
        fails = false;
        assertThat(supplier.get()).isEqualTo("value 1");
    }

    private String compute() {
        if (fails) {
            throw new IllegalStateException("no");
        }
        computed++;
        return "value " + computed;
    }
}
