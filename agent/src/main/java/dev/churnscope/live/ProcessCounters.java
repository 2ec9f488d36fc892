// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import dev.churnscope.model.CloseCounts;

/**
 * Counts of the whole process in the current window of reports, at less cost than a report. Implementations are
 * thread-safe.
 */
public interface ProcessCounters {

    /** Returns connections established. */
    long opened();

    /** Returns connections closed, by kind. */
    CloseCounts closes();

    /** Returns connections that are open now, whenever they were opened. */
    long open();

    /** Returns connects that failed. */
    long connectFailed();

    /** Returns HTTP requests seen. */
    long requests();

    /** Returns exceptions and errors that hooks suppressed. */
    long hookErrors();
}
