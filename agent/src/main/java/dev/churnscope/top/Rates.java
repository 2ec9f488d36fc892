// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.model.CloseCounts;

/** Rates per second. */
record Rates(double opens, double failures, double localFin, double remoteFin, double localReset, double remoteReset) {

    /** The counters of a site, or of the process. */
    record Counters(long opened, long failed, CloseCounts closes) {
        static final Counters ZERO = new Counters(0, 0, new CloseCounts(0, 0, 0, 0));
    }

    /** @param seconds the time between both, greater than 0 */
    static Rates between(Counters before, Counters now, double seconds) {
        return new Rates(
                difference(before.opened(), now.opened()) / seconds,
                difference(before.failed(), now.failed()) / seconds,
                difference(before.closes().localFin(), now.closes().localFin()) / seconds,
                difference(before.closes().remoteFin(), now.closes().remoteFin()) / seconds,
                difference(before.closes().localReset(), now.closes().localReset()) / seconds,
                difference(before.closes().remoteReset(), now.closes().remoteReset()) / seconds);
    }

    double closes() {
        return localFin + remoteFin + localReset + remoteReset;
    }

    /** A counter that has fallen was reset in between. */
    private static long difference(long before, long now) {
        return now < before ? now : now - before;
    }
}
