// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import java.util.Locale;

/** Which of two reports have a site or finding. */
public enum Presence {
    /** In both, under the same id. */
    BOTH,

    /** In both, under another name: the method or its class was renamed, or it uses another library. */
    MOVED,

    /** In the later one only. */
    NEW,

    /** In the earlier one only. */
    GONE;

    /** Returns the name used in outputs, such as {@code moved}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
