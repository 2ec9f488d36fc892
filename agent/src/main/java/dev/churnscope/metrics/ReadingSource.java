// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import java.util.List;

/** A source of readings of all meters. Implementations are thread-safe. */
@FunctionalInterface
public interface ReadingSource {

    /**
     * Reads all meters. A counter or timer that was returned once is in every later result, with the same tags, and never
     * falls; a gauge may be absent later.
     */
    List<Reading> readings();
}
