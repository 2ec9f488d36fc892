// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import java.util.concurrent.atomic.AtomicInteger;

/** The number of open connections, and its peak in a window. Exact, hence an atomic integer rather than an adder. */
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

    /** Resets the peak for a new window to the number of connections open now. */
    public void beginWindow() {
        peak.set(open.get());
        // A thread that has counted in between may have compared with the old peak.
        raiseTo(open.get());
    }

    /** Returns the highest number that were open at one time in the window. */
    public int peak() {
        return peak.get();
    }
}
