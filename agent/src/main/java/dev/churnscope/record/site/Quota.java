// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of permits, which are never returned. Safe for use by any number of threads. */
final class Quota {

    private final int permits;
    private final AtomicInteger acquired = new AtomicInteger();

    Quota(int permits) {
        this.permits = permits;
    }

    /** Acquires a permit; returns false if none is left. */
    boolean tryAcquire() {
        int before = acquired.get();
        while (before < permits) {
            if (acquired.compareAndSet(before, before + 1)) {
                return true;
            }
            before = acquired.get();
        }
        return false;
    }
}
