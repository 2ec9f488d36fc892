// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CloseCounts;
import org.jspecify.annotations.Nullable;

/** Sums counts of reports, where null for "not known" differs from 0. */
final class Sum {

    private Sum() {}

    static @Nullable Long ofKnown(@Nullable Long a, @Nullable Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(a + b);
    }

    static CloseCounts of(CloseCounts a, CloseCounts b) {
        return new CloseCounts(
                a.localFin() + b.localFin(),
                a.remoteFin() + b.remoteFin(),
                a.localReset() + b.localReset(),
                a.remoteReset() + b.remoteReset());
    }
}
