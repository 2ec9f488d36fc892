// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import java.util.concurrent.atomic.AtomicInteger;

/** A number of places that many threads take, and never more than there are. */
final class Quota {

    private final int places;
    private final AtomicInteger taken = new AtomicInteger();

    Quota(int places) {
        this.places = places;
    }

    /** Takes a place, or returns false where none is left. */
    boolean tryAcquire() {
        int before = taken.get();
        while (before < places) {
            if (taken.compareAndSet(before, before + 1)) {
                return true;
            }
            before = taken.get();
        }
        return false;
    }
}
