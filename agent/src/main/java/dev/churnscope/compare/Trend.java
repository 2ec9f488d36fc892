// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import java.util.Locale;

/** Where a site has gone, from one report to the next. */
public enum Trend {
    /** Churns more, beyond noise. */
    WORSE,

    /** Churns less, beyond noise. */
    BETTER,

    /** Churns as before, as far as the counts tell. */
    STEADY;

    /** Returns the name used in outputs, such as {@code worse}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
