// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.util.concurrent.atomic.AtomicInteger;

/** How many connections are open, and the most that ever were. Exact, which takes an atomic and not an adder. */
final class OpenGauge {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    void increment() {
        int now = open.incrementAndGet();
        int seen = peak.get();
        while (now > seen && !peak.weakCompareAndSetVolatile(seen, now)) {
            seen = peak.get();
        }
    }

    void decrement() {
        open.decrementAndGet();
    }

    int peak() {
        return peak.get();
    }
}
