// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import java.util.Locale;

/** Whether a site churns more or less than in the earlier report. */
public enum Trend {
    /** Churns more, by more than noise explains. */
    WORSE,

    /** Churns less, by more than noise explains. */
    BETTER,

    /** Churns as before: the difference, if any, is within noise. */
    STEADY;

    /** Returns the name used in outputs, such as {@code worse}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
