// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import java.util.Locale;

/**
 * How much a mistake matters, by what it costs per minute, never by a count alone.
 *
 * <p>In ascending order, for {@link #compareTo}.
 */
public enum Severity {
    /** For information. */
    INFO,

    /** Costs one connection a minute or more. */
    LOW,

    /** Costs a connection every six seconds, or a waiting time that users may notice. */
    MEDIUM,

    /** Costs more than a connection a second, uses up the ports of a destination, or loses data. */
    HIGH;

    /** Returns the name used in every report. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Severity max(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Severity min(Severity other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
