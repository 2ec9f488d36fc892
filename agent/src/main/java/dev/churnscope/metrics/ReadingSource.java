// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import java.util.List;

/** Where the meters are read. Safe for use by any number of threads. */
@FunctionalInterface
public interface ReadingSource {

    /**
     * Reads all meters. A counter or timer that was read once is in every later reading, under the same tags, and never shows
     * less; a gauge may be gone.
     */
    List<Reading> readings();
}
