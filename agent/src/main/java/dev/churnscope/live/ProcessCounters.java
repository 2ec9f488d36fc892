// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import dev.churnscope.model.CloseCounts;

/** The counts of the whole process in the window that reports are of, at less cost than a report. Safe for use by any number of threads. */
public interface ProcessCounters {

    /** Returns connections established. */
    long opened();

    /** Returns connections closed, by kind. */
    CloseCounts closes();

    /** Returns connections that are open now, whenever they were opened. */
    long open();

    /** Returns connects that did not establish. */
    long connectFailed();

    /** Returns HTTP requests seen. */
    long requests();

    /** Returns throwables that hooks swallowed. */
    long hookErrors();
}
