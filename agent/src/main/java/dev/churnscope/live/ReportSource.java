// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import dev.churnscope.model.Report;

/** A source of reports of what was recorded so far. Implementations are thread-safe. */
@FunctionalInterface
public interface ReportSource {

    /** Creates a report, which takes some milliseconds. */
    Report report();
}
