// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import java.util.concurrent.atomic.AtomicInteger;

/** How many connections are open, and the most that were in a window. Exact, which takes an atomic and not an adder. */
public final class OpenGauge {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    /** Counts a connection that opens. */
    public void increment() {
        raiseTo(open.incrementAndGet());
    }

    private void raiseTo(int now) {
        int seen = peak.get();
        while (now > seen && !peak.weakCompareAndSetVolatile(seen, now)) {
            seen = peak.get();
        }
    }

    /** Counts a connection that closes. */
    public void decrement() {
        open.decrementAndGet();
    }

    /** Lets the peak be that of a new window, in which those begin that are open now. */
    public void beginWindow() {
        peak.set(open.get());
        // Whoever was counted in between has left the old peak as it was.
        raiseTo(open.get());
    }

    /** Returns the most that were open at one time in the window. */
    public int peak() {
        return peak.get();
    }
}
