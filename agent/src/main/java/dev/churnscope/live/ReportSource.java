// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import dev.churnscope.model.Report;

/** Where a report of what was recorded so far comes from. Safe for use by any number of threads. */
@FunctionalInterface
public interface ReportSource {

    /** Takes a report, which costs some milliseconds. */
    Report report();
}
