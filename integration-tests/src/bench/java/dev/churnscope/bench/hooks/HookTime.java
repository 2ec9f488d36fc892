// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.hooks;

import java.util.concurrent.atomic.LongAdder;

/** How often a kind of hook was called, and how long that took; by any thread, since clients work on many. */
record HookTime(LongAdder calls, LongAdder nanos) {

    HookTime() {
        this(new LongAdder(), new LongAdder());
    }

    /**
     * Returns the time in hooks without what it takes to measure it.
     *
     * @param emptyNanos what a call that does nothing was measured to take
     */
    double nanosWithout(double emptyNanos) {
        return nanos.sum() - emptyNanos * calls.sum();
    }

    void reset() {
        calls.reset();
        nanos.reset();
    }
}
